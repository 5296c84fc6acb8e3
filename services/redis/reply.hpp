#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct redisReply;

namespace serap::redis {

// What Redis answered, read only. A view: it lives as long as the Reply it came from.
class ReplyView {
 public:
  explicit ReplyView(const redisReply* reply) : reply_(reply) {}
  bool is_nil() const;
  bool is_error() const;
  std::string_view text() const;                  // a string, status or error; else empty
  std::int64_t integer() const;                   // an integer, or a string that holds one; else 0
  std::size_t size() const;                       // elements of an array; else 0
  ReplyView operator[](std::size_t index) const;  // index < size()

 private:
  const redisReply* reply_;
};

// Owns an answer.
class Reply {
 public:
  explicit Reply(redisReply* reply) : reply_(reply) {}
  ReplyView view() const { return ReplyView{reply_.get()}; }
  operator ReplyView() const { return view(); }

 private:
  struct Free {
    void operator()(redisReply* reply) const noexcept;
  };
  std::unique_ptr<redisReply, Free> reply_;
};

}  // namespace serap::redis
