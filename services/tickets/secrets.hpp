#pragma once
#include <string>
#include <string_view>

#include "services/tickets/desk_port.hpp"

namespace serap::tickets {

// Once, before anything else here. Throws std::runtime_error if the machine has no secure random
// source.
void start_secrets();

// argon2id, 64 MiB and about 0.1 s each: calls are made one after another so that log-ins cannot
// eat the memory.
std::string hash_password(std::string_view password);
bool password_matches(const std::string& hash, std::string_view password);

SessionToken random_session_token();
// What is stored in the token's place: who reads the database cannot use a session.
std::string hash_of_token(const SessionToken& token);

// Hexadecimal BLAKE2b digest, with a key if there is one (32 bytes in hexadecimal).
std::string digest_of(std::string_view content, std::string_view key = {});
std::string random_key();
// Takes the same time wherever the two differ.
bool equal_secrets(std::string_view one, std::string_view other);

}  // namespace serap::tickets
