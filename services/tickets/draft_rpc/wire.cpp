// A draft on the wire: understanding, place and routing lie flat in it. Declared in
// services/tickets/wire.hpp.
#include "services/tickets/wire.hpp"

namespace serap::tickets {
namespace {

void put_understanding(const Understanding& understood, v1::Draft& proto) {
  proto.set_kind(std::string{id_of(understood.kind)});
  proto.set_kind_probability(understood.kind_p);
  for (std::size_t i = 0; i < understood.topics.size(); ++i) {
    const TopicGuess& guess = understood.topics[i];
    if (i == 0) {
      proto.set_topic(guess.topic.value);
      proto.set_topic_probability(guess.p);
      continue;
    }
    proto.add_other_topics(guess.topic.value);
    proto.add_other_probabilities(guess.p);
  }
  proto.set_said_place(understood.place);
  proto.set_urgency(understood.urgency);
  proto.set_language(understood.language);
  proto.set_model(understood.model);
  for (const std::string& flag : understood.flags) proto.add_flags(flag);
  for (const std::string& word : understood.because) proto.add_because(word);
}

Understanding understanding_in(const v1::Draft& proto, Kind kind) {
  Understanding understood;
  understood.kind = kind;
  understood.kind_p = proto.kind_probability();
  if (!proto.topic().empty())
    understood.topics.push_back({TopicId{proto.topic()}, proto.topic_probability()});
  for (int i = 0; i < proto.other_topics_size(); ++i) {
    const double p = i < proto.other_probabilities_size() ? proto.other_probabilities(i) : 0;
    understood.topics.push_back({TopicId{proto.other_topics(i)}, p});
  }
  understood.place = proto.said_place();
  understood.urgency = proto.urgency();
  understood.language = proto.language();
  understood.model = proto.model();
  understood.flags.assign(proto.flags().begin(), proto.flags().end());
  understood.because.assign(proto.because().begin(), proto.because().end());
  return understood;
}

void put_place(const Place& place, v1::Draft& proto) {
  proto.set_place_words(place.words);
  proto.set_area(place.area.value);
  proto.set_area_name(place.area_name);
  proto.set_has_pin(place.pin.has_value());
  if (!place.pin) return;
  proto.set_latitude(place.pin->latitude);
  proto.set_longitude(place.pin->longitude);
}

Place place_in(const v1::Draft& proto) {
  Place place{proto.place_words(), std::nullopt, AreaCode{proto.area()}, proto.area_name()};
  if (proto.has_pin()) place.pin = Coordinates{proto.latitude(), proto.longitude()};
  return place;
}

void put_routing(const Routing& routing, v1::Draft& proto) {
  for (std::size_t i = 0; i < routing.candidates.size(); ++i) {
    const Candidate& office = routing.candidates[i];
    if (i == 0) {
      proto.set_agency(office.agency.value);
      proto.set_agency_name(office.agency_name);
      proto.set_level(office.level);
      proto.set_agency_probability(office.p);
      continue;
    }
    proto.add_other_agencies(office.agency.value);
    proto.add_other_agency_names(office.agency_name);
    proto.add_other_levels(office.level);
    proto.add_other_agency_probabilities(office.p);
  }
  proto.set_sla_class(routing.sla_class);
  proto.set_reason_id(routing.reason_id);
  proto.set_reason_en(routing.reason_en);
  proto.set_asks(routing.asks);
  proto.set_routing_table(routing.table);
}

// The router's place is the draft's: what is stored is one place.
Routing routing_in(const v1::Draft& proto) {
  Routing routing;
  if (!proto.agency().empty()) {
    routing.candidates.push_back({AgencyCode{proto.agency()}, proto.agency_name(), proto.level(),
                                  proto.agency_probability()});
  }
  for (int i = 0; i < proto.other_agencies_size(); ++i) {
    Candidate office;
    office.agency.value = proto.other_agencies(i);
    if (i < proto.other_agency_names_size()) office.agency_name = proto.other_agency_names(i);
    if (i < proto.other_levels_size()) office.level = proto.other_levels(i);
    if (i < proto.other_agency_probabilities_size()) office.p = proto.other_agency_probabilities(i);
    routing.candidates.push_back(std::move(office));
  }
  routing.sla_class = proto.sla_class();
  routing.reason_id = proto.reason_id();
  routing.reason_en = proto.reason_en();
  routing.asks = proto.asks();
  routing.table = proto.routing_table();
  routing.place = place_in(proto);
  return routing;
}

}  // namespace

v1::Draft proto_from_draft(const Draft& draft) {
  v1::Draft proto;
  proto.set_id(draft.id.value);
  proto.set_citizen(draft.citizen.value);
  *proto.mutable_address() = proto_from_address(draft.address);
  proto.set_text(draft.text);
  proto.set_opened_ms(unix_milliseconds(draft.opened));
  proto.set_triage(draft.triage);
  put_understanding(draft.understanding, proto);
  put_place(draft.place, proto);
  put_routing(draft.routing, proto);
  return proto;
}

Result<Draft> draft_from_proto(const v1::Draft& proto) {
  const auto kind = kind_with_id(proto.kind());
  if (!kind) return Error{Error::Kind::kInvalid, "unknown kind on the wire"};
  auto address = address_from_proto(proto.address());
  if (!address) return address.error();
  Draft draft;
  draft.id.value = proto.id();
  draft.citizen.value = proto.citizen();
  draft.address = *std::move(address);
  draft.text = proto.text();
  draft.opened = from_unix_milliseconds(proto.opened_ms());
  draft.triage = proto.triage();
  draft.understanding = understanding_in(proto, *kind);
  draft.place = place_in(proto);
  draft.routing = routing_in(proto);
  return draft;
}

}  // namespace serap::tickets
