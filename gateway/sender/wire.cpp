#include "gateway/sender/wire.hpp"

namespace serap::sender {

v1::Channel proto_from_state(const ChannelState& state) {
  v1::Channel proto;
  proto.set_channel(std::string(name_of(state.channel)));
  proto.set_tenant(state.tenant.value);
  proto.set_name(state.name);
  proto.set_waiting(state.waiting);
  proto.set_sent(state.sent);
  proto.set_repeated(state.repeated);
  proto.set_failed(state.failed);
  proto.set_held(state.held);
  proto.set_paused(state.paused);
  proto.set_slowed(state.slowed);
  proto.set_alarm(state.alarm);
  return proto;
}

ChannelState state_from_proto(const v1::Channel& proto) {
  ChannelState state;
  state.channel = channel_named(proto.channel()).value_or(Channel::kWhatsapp);
  state.tenant = TenantId{proto.tenant()};
  state.name = proto.name();
  state.waiting = proto.waiting();
  state.sent = proto.sent();
  state.repeated = proto.repeated();
  state.failed = proto.failed();
  state.held = proto.held();
  state.paused = proto.paused();
  state.slowed = proto.slowed();
  state.alarm = proto.alarm();
  return state;
}

v1::Finding proto_from_finding(const Finding& finding) {
  v1::Finding proto;
  proto.set_what(finding.what);
  proto.set_well(finding.well);
  proto.set_words(finding.words);
  proto.set_remedy(finding.remedy);
  return proto;
}

Finding finding_from_proto(const v1::Finding& proto) {
  return {proto.what(), proto.well(), proto.words(), proto.remedy()};
}

}  // namespace serap::sender
