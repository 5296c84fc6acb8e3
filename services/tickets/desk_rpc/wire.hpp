#pragma once
// Staff's side: proto <-> domain.
#include "serap/tickets/v1/tickets.pb.h"
#include "services/tickets/desk_port.hpp"

namespace serap::tickets {

v1::Staff proto_from_staff(const Staff& staff);
Result<Staff> staff_from_proto(const v1::Staff& proto);

v1::SessionResponse proto_from_session(const Session& session);
Result<Session> session_from_proto(const v1::SessionResponse& proto);

v1::ListRequest proto_from_filter(const SessionToken& session, const Filter& filter);
Result<Filter> filter_from_proto(const v1::ListRequest& proto);

v1::TicketRow proto_from_row(const Row& row);
Result<Row> row_from_proto(const v1::TicketRow& proto);

v1::TicketDetail proto_from_detail(const Detail& detail);
Result<Detail> detail_from_proto(const v1::TicketDetail& proto);

v1::CountsResponse proto_from_counts(const Counts& counts);
Counts counts_from_proto(const v1::CountsResponse& proto);

v1::Topic proto_from_topic(const Topic& topic);
Topic topic_from_proto(const v1::Topic& proto);

v1::ActRequest proto_from_act(const Act& act);
Result<Act> act_from_proto(const v1::ActRequest& proto);

}  // namespace serap::tickets
