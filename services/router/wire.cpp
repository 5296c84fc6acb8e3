#include "services/router/wire.hpp"

#include <string>

namespace serap::router {
namespace {

// Length of the UTF-8 sequence at the front, or 0 if it is none
// (https://www.rfc-editor.org/rfc/rfc3629).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool beyond = (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF4 && byte(1) > 0x8F);
  return overlong || beyond ? 0 : length;
}

std::string sendable(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t length = sequence_length(rest);
    if (length == 0) {
      std::string plain{text};
      for (char& c : plain) {
        if (static_cast<unsigned char>(c) >= 0x80) c = '?';
      }
      return plain;
    }
    rest.remove_prefix(length);
  }
  return std::string{text};
}

v1::Place proto_from_place(const Place& place) {
  v1::Place proto;
  proto.set_words(sendable(place.words));
  if (place.pin) {
    proto.mutable_pin()->set_latitude(place.pin->latitude);
    proto.mutable_pin()->set_longitude(place.pin->longitude);
  }
  proto.set_area(place.area.value);
  proto.set_area_name(sendable(place.area_name));
  return proto;
}

Place place_from_proto(const v1::Place& proto) {
  Place place{proto.words(), std::nullopt, AreaCode{proto.area()}, proto.area_name()};
  if (proto.has_pin()) place.pin = Coordinates{proto.pin().latitude(), proto.pin().longitude()};
  return place;
}

}  // namespace

v1::RouteRequest proto_from_matters(std::span<const Matter> matters) {
  v1::RouteRequest proto;
  for (const Matter& matter : matters) {
    auto& one = *proto.add_matters();
    one.set_topic(matter.topic.value);
    one.set_text(sendable(matter.text));
    *one.mutable_place() = proto_from_place(matter.place);
    one.set_home_area(matter.home_area.value);
    one.set_host_agency(matter.host_agency.value);
    for (const AgencyCode& agency : matter.not_agency) one.add_not_agency(agency.value);
  }
  return proto;
}

Result<std::vector<Matter>> matters_from_proto(const v1::RouteRequest& proto) {
  if (proto.matters_size() > kMaxMatters) {
    return Error{Error::Kind::kInvalid, "more than 256 matters in one call"};
  }
  std::vector<Matter> matters;
  for (const auto& one : proto.matters()) {
    Matter matter{TopicId{one.topic()}, one.text(), place_from_proto(one.place()),
                  AreaCode{one.home_area()}, AgencyCode{one.host_agency()}};
    for (const std::string& agency : one.not_agency()) matter.not_agency.push_back({agency});
    matters.push_back(std::move(matter));
  }
  return matters;
}

v1::Routing proto_from_routing(const Routing& routing) {
  v1::Routing proto;
  for (const Candidate& candidate : routing.candidates) {
    auto& one = *proto.add_candidates();
    one.set_agency(candidate.agency.value);
    one.set_agency_name(candidate.agency_name);
    one.set_level(candidate.level);
    one.set_probability(candidate.p);
  }
  proto.set_sla_class(routing.sla_class);
  proto.set_reason_id(routing.reason_id);
  proto.set_reason_en(routing.reason_en);
  proto.set_asks(routing.asks);
  *proto.mutable_place() = proto_from_place(routing.place);
  proto.set_table(routing.table);
  for (const LikelyArea& likely : routing.likely) {
    auto& one = *proto.add_likely();
    one.set_area(likely.area.value);
    one.set_name(likely.name);
  }
  return proto;
}

Routing routing_from_proto(const v1::Routing& proto) {
  Routing routing;
  for (const auto& one : proto.candidates()) {
    routing.candidates.push_back(
        {AgencyCode{one.agency()}, one.agency_name(), one.level(), one.probability()});
  }
  routing.sla_class = proto.sla_class();
  routing.reason_id = proto.reason_id();
  routing.reason_en = proto.reason_en();
  routing.asks = proto.asks();
  routing.place = place_from_proto(proto.place());
  routing.table = proto.table();
  for (const auto& one : proto.likely())
    routing.likely.push_back({AreaCode{one.area()}, one.name()});
  return routing;
}

}  // namespace serap::router
