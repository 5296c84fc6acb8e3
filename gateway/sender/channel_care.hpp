#pragma once
// The channels' state, setup and check, in this process.
#include "gateway/sender/channel_board.hpp"
#include "gateway/sender/graph_setup.hpp"

namespace serap::sender {

class ChannelCare : public ChannelPort {
 public:
  // Borrows both.
  ChannelCare(const ChannelBoard& board, GraphClient& graph, GraphSetup setup)
      : board_(board), graph_(graph), setup_(std::move(setup)) {}

  Result<std::vector<ChannelState>> channels() override { return board_.all(); }
  Result<std::vector<Finding>> setup(const TenantId& tenant, const std::string& account) override;
  Result<std::vector<Finding>> check(const TenantId& tenant, const std::string& account) override;

 private:
  Result<void> know(const TenantId& tenant) const;
  const ChannelBoard& board_;
  GraphClient& graph_;
  GraphSetup setup_;
};

}  // namespace serap::sender
