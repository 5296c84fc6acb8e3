#include "services/process/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace serap::process {

struct Metrics::Registry {
  prometheus::Registry registry;
};

Metrics::Metrics() : registry_(std::make_unique<Registry>()) {}
Metrics::~Metrics() = default;

void Counter::add(double amount) const {
  if (counter_) static_cast<prometheus::Counter*>(counter_)->Increment(amount);
}
double Counter::value() const {
  return counter_ ? static_cast<prometheus::Counter*>(counter_)->Value() : 0;
}
void Gauge::set(double value) const {
  if (gauge_) static_cast<prometheus::Gauge*>(gauge_)->Set(value);
}
void Histogram::observe(double value) const {
  if (histogram_) static_cast<prometheus::Histogram*>(histogram_)->Observe(value);
}

Counter Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
  Counter handle;
  handle.counter_ =
      &prometheus::BuildCounter().Name(name).Help(help).Register(registry_->registry).Add(labels);
  return handle;
}

Gauge Metrics::gauge(const std::string& name, const std::string& help, const Labels& labels) {
  Gauge handle;
  handle.gauge_ =
      &prometheus::BuildGauge().Name(name).Help(help).Register(registry_->registry).Add(labels);
  return handle;
}

Histogram Metrics::histogram(const std::string& name, const std::string& help,
                             const std::vector<double>& bounds, const Labels& labels) {
  Histogram handle;
  handle.histogram_ = &prometheus::BuildHistogram()
                           .Name(name)
                           .Help(help)
                           .Register(registry_->registry)
                           .Add(labels, bounds);
  return handle;
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(registry_->registry.Collect());
}

}  // namespace serap::process
