#pragma once
// TLS in front of a plain server of the same process: decrypts what comes and passes bytes both
// ways over loopback. Certificates are read anew when their files change.
#include <cstdint>
#include <memory>
#include <string>

#include "services/process/io_loop.hpp"

namespace serap::process {

struct TlsSettings {
  std::string address = "0.0.0.0";
  std::uint16_t port = 443;
  std::string certificate_file;        // PEM, with the chain
  std::string key_file;                // PEM, readable by us only
  std::string client_ca_file;          // empty: clients show no certificate (mTLS off)
  std::string client_name;             // then: the common name a client's certificate must have
  std::size_t max_connections = 4096;  // one more is closed at once
};

class TlsFront {
 public:
  // Listens from here on and passes to 127.0.0.1:`to`. Throws std::runtime_error, in one sentence,
  // when a file cannot be read or the port is taken. Borrows the loop.
  TlsFront(IoLoop& loop, TlsSettings settings, std::uint16_t to);
  ~TlsFront();  // closes what is open
  TlsFront(const TlsFront&) = delete;
  TlsFront& operator=(const TlsFront&) = delete;

  std::uint16_t port() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace serap::process
