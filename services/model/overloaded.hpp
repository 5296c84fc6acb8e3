#pragma once
// Visits a std::variant with one lambda an alternative: std::visit(Overloaded{...}, v).
namespace serap {
template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;
}  // namespace serap
