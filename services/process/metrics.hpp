#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace serap::process {

using Labels = std::map<std::string, std::string>;

class Counter {
 public:
  void add(double amount = 1) const;
  double value() const;

 private:
  friend class Metrics;
  void* counter_ = nullptr;
};

class Gauge {
 public:
  void set(double value) const;

 private:
  friend class Metrics;
  void* gauge_ = nullptr;
};

class Histogram {
 public:
  void observe(double value) const;

 private:
  friend class Metrics;
  void* histogram_ = nullptr;
};

// What a process counts, printed for Prometheus. Handles stay valid while the Metrics live. Safe
// from several threads. Labels must be few and bounded (a channel, a partition, a reason), never a
// citizen or a ticket.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Counter counter(const std::string& name, const std::string& help, const Labels& labels = {});
  Gauge gauge(const std::string& name, const std::string& help, const Labels& labels = {});
  // `bounds`: upper bounds of the buckets, in the unit that the name ends with.
  Histogram histogram(const std::string& name, const std::string& help,
                      const std::vector<double>& bounds, const Labels& labels = {});
  std::string text() const;  // Prometheus' text format 0.0.4

 private:
  struct Registry;
  std::unique_ptr<Registry> registry_;
};

}  // namespace serap::process
