#pragma once
// What officers have at hand: proto <-> domain.
#include "serap/tickets/v1/workbench.pb.h"
#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

v1::SimilarResponse proto_from_similar(const std::vector<SimilarRow>& rows);
Result<std::vector<SimilarRow>> similar_from_proto(const v1::SimilarResponse& proto);

v1::Kept proto_from_kept(const Kept& kept);
Result<Kept> kept_from_proto(const v1::Kept& proto);

v1::FiguresResponse proto_from_figures(const Figures& figures);
Result<Figures> figures_from_proto(const v1::FiguresResponse& proto);

}  // namespace serap::tickets
