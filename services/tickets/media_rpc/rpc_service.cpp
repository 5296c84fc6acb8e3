// The media's part of services/tickets/rpc_service.hpp.
#include "services/tickets/rpc_service.hpp"

#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/media_port.hpp"

namespace serap::tickets {
namespace {

namespace v1 = serap::tickets::v1;
using grpc::ServerContext;
using grpc::Status;
using process::status_from_error;

// The largest that is kept, and the room for what its sender says of it.
constexpr std::uint64_t kMostBytes = 100ULL * 1024 * 1024;
constexpr std::size_t kPieceBytes = 65'536;

class MediaService : public v1::Media::Service {
 public:
  explicit MediaService(MediaPort& port) : port_(port) {}

  // The first piece says how many bytes come: a caller that breaks off has not said that this is
  // all.
  Status Store(ServerContext*, grpc::ServerReader<v1::MediaPiece>* reader,
               v1::StoredMedia* response) override {
    v1::MediaPiece piece;
    if (!reader->Read(&piece) || piece.bytes() > kMostBytes)
      return status_from_error({Error::Kind::kInvalid, "media larger than what is kept"});
    const std::string mime = piece.mime(), name = piece.name();
    const std::uint64_t whole = piece.bytes();
    std::string bytes;
    while (bytes.size() <= whole && reader->Read(&piece)) bytes.append(piece.data());
    if (bytes.size() != whole)
      return status_from_error({Error::Kind::kUnavailable, "media that broke off"});
    const auto stored = port_.store_media(bytes, mime, name);
    if (!stored) return status_from_error(stored.error());
    response->set_hash(stored->hash);
    response->set_mime(stored->mime);
    response->set_name(stored->name);
    response->set_bytes(stored->bytes);
    return Status::OK;
  }

  Status Fetch(ServerContext*, const v1::FetchMediaRequest* request,
               grpc::ServerWriter<v1::FetchedPiece>* writer) override {
    const auto bytes = port_.fetch_media(request->hash());
    if (!bytes) return status_from_error(bytes.error());
    v1::FetchedPiece piece;
    for (std::size_t at = 0; at < bytes->size(); at += kPieceBytes) {
      piece.set_data(bytes->substr(at, kPieceBytes));
      if (!writer->Write(piece)) break;  // the caller went away
    }
    return Status::OK;
  }

 private:
  MediaPort& port_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_media_service(MediaPort& port) {
  return std::make_unique<MediaService>(port);
}

}  // namespace serap::tickets
