#include "services/redis/reply.hpp"

#include <charconv>

#include <hiredis/hiredis.h>

namespace serap::redis {

bool ReplyView::is_nil() const { return !reply_ || reply_->type == REDIS_REPLY_NIL; }
bool ReplyView::is_error() const { return reply_ && reply_->type == REDIS_REPLY_ERROR; }

std::string_view ReplyView::text() const {
  if (!reply_ || !reply_->str) return {};
  return {reply_->str, reply_->len};
}

std::int64_t ReplyView::integer() const {
  if (!reply_) return 0;
  if (reply_->type == REDIS_REPLY_INTEGER) return reply_->integer;
  std::int64_t value = 0;
  const std::string_view digits = text();
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::size_t ReplyView::size() const {
  return reply_ && reply_->type == REDIS_REPLY_ARRAY ? reply_->elements : 0;
}
ReplyView ReplyView::operator[](std::size_t index) const {
  return ReplyView{reply_->element[index]};
}

void Reply::Free::operator()(redisReply* reply) const noexcept { freeReplyObject(reply); }

}  // namespace serap::redis
