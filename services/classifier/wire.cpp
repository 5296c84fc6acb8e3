#include "services/classifier/wire.hpp"

#include "services/classifier/normalize.hpp"
#include "services/classifier/valid_utf8.hpp"

namespace serap::classifier {
namespace {

void set_span(v1::Span& proto, const TextSpan& span) {
  proto.set_begin(static_cast<std::uint32_t>(span.begin));
  proto.set_end(static_cast<std::uint32_t>(span.end));
}

}  // namespace

v1::Understanding proto_from_understanding(const Understanding& understanding) {
  v1::Understanding proto;
  proto.set_kind(std::string(id_of(understanding.kind)));
  proto.set_kind_probability(understanding.kind_p);
  for (const TopicGuess& guess : understanding.topics) {
    auto& topic = *proto.add_topics();
    topic.set_topic(guess.topic.value);
    topic.set_probability(guess.p);
  }
  proto.set_place(valid_utf8(understanding.place));
  proto.set_urgency(understanding.urgency);
  for (const std::string& flag : understanding.flags) proto.add_flags(flag);
  proto.set_language(understanding.language);
  for (const std::string& word : understanding.because) proto.add_because(valid_utf8(word));
  proto.set_model(understanding.model);
  for (const TextSpan& matter : understanding.matters) set_span(*proto.add_matters(), matter);
  for (const PersonalSpan& span : understanding.personal) {
    auto& personal = *proto.add_personal();
    personal.set_what(span.what);
    set_span(*personal.mutable_span(), {span.begin, span.end});
  }
  for (const LabelGuess& guess : understanding.own) {
    auto& own = *proto.add_own();
    own.set_label(valid_utf8(guess.label));
    own.set_probability(guess.p);
  }
  return proto;
}

Result<Understanding> understanding_from_proto(const v1::Understanding& proto) {
  const auto kind = kind_with_id(proto.kind());
  if (!kind)
    return Error{Error::Kind::kRejected,
                 "the classifier answered with an unknown kind: " + proto.kind()};
  Understanding understanding;
  understanding.kind = *kind;
  understanding.kind_p = proto.kind_probability();
  for (const auto& topic : proto.topics())
    understanding.topics.push_back({TopicId{topic.topic()}, topic.probability()});
  understanding.place = proto.place();
  understanding.urgency = proto.urgency();
  understanding.flags.assign(proto.flags().begin(), proto.flags().end());
  understanding.language = proto.language();
  understanding.because.assign(proto.because().begin(), proto.because().end());
  understanding.model = proto.model();
  for (const auto& span : proto.matters())
    understanding.matters.push_back({span.begin(), span.end()});
  for (const auto& personal : proto.personal()) {
    understanding.personal.push_back(
        {personal.what(), personal.span().begin(), personal.span().end()});
  }
  for (const auto& own : proto.own()) understanding.own.push_back({own.label(), own.probability()});
  return understanding;
}

v1::ClassifyRequest proto_from_texts(std::span<const std::string> texts) {
  v1::ClassifyRequest request;
  for (const std::string& text : texts)
    request.add_texts(valid_utf8(std::string_view(text).substr(0, kMaxTextBytes)));
  return request;
}

Result<std::vector<std::string>> texts_from_proto(const v1::ClassifyRequest& proto) {
  if (proto.texts_size() > kMaxTexts) {
    return Error{Error::Kind::kInvalid,
                 "a call may hold 256 texts, not " + std::to_string(proto.texts_size())};
  }
  return std::vector<std::string>(proto.texts().begin(), proto.texts().end());
}

}  // namespace serap::classifier
