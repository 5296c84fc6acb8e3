#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/ids.hpp"

namespace serap {

// What a message is (domain.md 3.1). The first four become tickets, an emergency too if it holds a
// matter.
enum class Kind {
  kComplaint,    // pengaduan
  kAspiration,   // aspirasi
  kInformation,  // permintaan_informasi
  kPraise,       // apresiasi
  kGreeting,     // salam
  kPrank,        // iseng
  kSpam,         // spam
  kStatus,       // status
  kEmergency,    // darurat
  kHoaxCheck,    // klarifikasi_hoaks
};
std::string_view id_of(Kind kind);  // the Indonesian id above: what is stored and sent
std::optional<Kind> kind_with_id(std::string_view id);

struct TopicGuess {
  TopicId topic;
  double p = 0;  // calibrated probability, 0 to 1
  bool operator==(const TopicGuess&) const = default;
};

// What an office's own model says: a label of its past tickets, such as its agency.
struct LabelGuess {
  std::string label;
  double p = 0;  // calibrated probability, 0 to 1
  bool operator==(const LabelGuess&) const = default;
};

// A part of a text in bytes of its UTF-8: from `begin` to before `end`.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

// Words of a text that say who somebody is.
struct PersonalSpan {
  std::string what;       // "nik", "phone", "email", "plate", "account"
  std::size_t begin = 0;  // bytes, as in TextSpan
  std::size_t end = 0;
  bool operator==(const PersonalSpan&) const = default;
};

// What the classifier makes of a text.
struct Understanding {
  Kind kind = Kind::kComplaint;
  double kind_p = 0;
  std::vector<TopicGuess> topics;  // best first, at most three
  std::string place;               // the words that name a place, as written; empty if none
  std::string urgency;             // "biasa", "segera", "darurat"
  std::vector<std::string>
      flags;  // of the topic and the text: lokasi, foto, rahasia, bahaya, anak, medis, kasar, ...
  std::string language;              // id, jv, su, en, mixed
  std::vector<std::string> because;  // the words that decided, strongest first
  std::string model;                 // version of the model that said so
  // One part a matter, in order, where a text holds two or three matters of different sectors
  // ("jalan rusak ... selain itu KTP saya ..."); empty where it holds one.
  std::vector<TextSpan> matters;
  std::vector<PersonalSpan> personal;  // what must be masked, in order, never overlapping
  std::vector<LabelGuess> own;  // best first, at most three; empty unless an office taught its own
  bool operator==(const Understanding&) const = default;
};

}  // namespace serap
