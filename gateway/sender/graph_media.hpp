#pragma once
// Bytes between the platforms and our own store. Blocks; safe to call from several threads.
#include <string>
#include <variant>

#include "gateway/sender/graph_client.hpp"
#include "gateway/sender/media_hosts.hpp"
#include "services/tickets/media_port.hpp"

namespace serap::sender {

struct MediaLimits {
  std::size_t most_bytes = std::size_t{25} * 1024 * 1024;
  std::chrono::milliseconds deadline{30'000};  // of a download or an upload
};

// What became of a fetch. An Error: not yet, it is worth another try.
struct Lost {
  std::string reason;  // fit for a metric: expired, too_large, host, type, hash, refused
  bool operator==(const Lost&) const = default;
};
using Brought = std::variant<StoredMedia, Lost, Error>;

class GraphMedia {
 public:
  // Borrows graph and store.
  GraphMedia(GraphClient& graph, tickets::MediaPort& store, MediaHosts hosts, MediaLimits limits);

  // Brings the bytes of `fetch` from its platform into the store. The token goes to hosts of the
  // list only, and only where the platform asks for it (WhatsApp).
  Brought bring(const Fetch& fetch);

  // Takes stored bytes to the platform of `to`: `id` is its name for them; empty: `told` says why.
  struct Uploaded {
    GraphClient::Told told;
    std::string id;
  };
  Uploaded upload(const Address& to, const StoredMedia& media);

 private:
  struct Source {
    std::string url;
    std::string sha256;
    bool with_token = false;
  };
  std::variant<Source, Lost, Error> resolve(const Fetch& fetch);
  std::variant<std::string, Lost, Error> download(const TenantId& tenant, const Source& source);
  GraphClient& graph_;
  tickets::MediaPort& store_;
  MediaHosts hosts_;
  MediaLimits limits_;
};

}  // namespace serap::sender
