#pragma once
// A file is uploaded before the answer it goes with. What the upload was answered with comes back
// with the answer, and a proof shows that it is the same session's: nobody sends a citizen a file
// of another report by knowing its digest. Pure.
#include <string>

#include "services/model/media.hpp"
#include "services/tickets/desk_port.hpp"

namespace serap::console {

// 64 hex digits, of this file in this session.
std::string proof_of(const StoredMedia& file, const tickets::SessionToken& session);
// Compares in constant time.
bool is_proof(const std::string& told, const StoredMedia& file,
              const tickets::SessionToken& session);

}  // namespace serap::console
