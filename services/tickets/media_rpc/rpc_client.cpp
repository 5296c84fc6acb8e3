#include <grpcpp/grpcpp.h>

#include "serap/tickets/v1/tickets.grpc.pb.h"
#include "services/process/grpc_client.hpp"
#include "services/tickets/media_port.hpp"

namespace serap::tickets {
namespace {

namespace v1 = serap::tickets::v1;

// 100 MB over loopback takes seconds.
constexpr std::chrono::minutes kTransferDeadline{5};
constexpr std::size_t kPieceBytes = 65'536;

class MediaClient : public MediaPort {
 public:
  explicit MediaClient(const std::string& target)
      : stub_(v1::Media::NewStub(process::make_channel(target))) {}

  Result<StoredMedia> store_media(std::string_view bytes, const std::string& mime,
                                  const std::string& name) override {
    const auto context = process::make_context(kTransferDeadline);
    v1::StoredMedia response;
    const auto writer = stub_->Store(context.get(), &response);
    v1::MediaPiece piece;
    piece.set_mime(mime);
    piece.set_name(name);
    piece.set_bytes(bytes.size());
    bool going = writer->Write(piece);
    for (std::size_t at = 0; going && at < bytes.size(); at += kPieceBytes) {
      piece.Clear();
      piece.set_data(std::string{bytes.substr(at, kPieceBytes)});
      going = writer->Write(piece);
    }
    writer->WritesDone();
    const auto status = writer->Finish();
    if (!status.ok()) return process::error_from_status(status);
    return StoredMedia{response.hash(), response.mime(), response.name(), response.bytes()};
  }

  Result<std::string> fetch_media(const std::string& hash) override {
    const auto context = process::make_context(kTransferDeadline);
    v1::FetchMediaRequest request;
    request.set_hash(hash);
    const auto reader = stub_->Fetch(context.get(), request);
    std::string bytes;
    v1::FetchedPiece piece;
    while (reader->Read(&piece)) bytes.append(piece.data());
    const auto status = reader->Finish();
    if (!status.ok()) return process::error_from_status(status);
    return bytes;
  }

 private:
  std::unique_ptr<v1::Media::Stub> stub_;
};

}  // namespace

std::unique_ptr<MediaPort> make_media_client(const std::string& target) {
  return std::make_unique<MediaClient>(target);
}

}  // namespace serap::tickets
