#pragma once
// Fills an HttpRequest directly from Beast's parser events: no field list in between. Only for
// http_session.cpp.
#include <cstdint>

#include <boost/beast/http/basic_parser.hpp>

#include "services/process/http_message.hpp"

namespace serap::process {

class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  RequestParser(std::size_t max_header_bytes, std::size_t max_body_bytes) {
    eager(true);
    header_limit(static_cast<std::uint32_t>(max_header_bytes));
    body_limit(max_body_bytes);
  }

  HttpRequest request;
  int version = 11;  // 10 or 11
  bool expects_continue = false;

 private:
  using Text = boost::beast::string_view;
  using Code = boost::beast::error_code;
  // A body that says it is longer gets its memory as it arrives, not at once because it says so.
  static constexpr std::uint64_t kTrustedLength = 256 * 1024;

  void on_request_impl(boost::beast::http::verb, Text method, Text target, int http_version,
                       Code& code) override {
    code = {};
    version = http_version;
    request.method.assign(method.data(), method.size());
    request.target.assign(target.data(), target.size());
    request.path =
        percent_decoded(request.target.substr(0, request.target.find_first_of("?#")), false);
    request.header_lines.reserve(512);
  }
  void on_field_impl(boost::beast::http::field name, Text text, Text value, Code& code) override {
    code = {};
    request.add_header({text.data(), text.size()}, {value.data(), value.size()});
    if (name == boost::beast::http::field::expect) {
      expects_continue = boost::beast::iequals(value, "100-continue");
    }
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, Code& code) override {
    code = {};
    if (length) request.body.reserve(static_cast<std::size_t>(std::min(*length, kTrustedLength)));
  }
  std::size_t on_body_impl(Text piece, Code& code) override {
    code = {};
    request.body.append(piece.data(), piece.size());
    return piece.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, Code& code) override {
    return on_body_impl(piece, code);
  }
  void on_response_impl(int, Text, int, Code& code) override { code = {}; }
  void on_header_impl(Code& code) override { code = {}; }
  void on_chunk_header_impl(std::uint64_t, Text, Code& code) override { code = {}; }
  void on_finish_impl(Code& code) override { code = {}; }
};

class ResponseParser final : public boost::beast::http::basic_parser<false> {
 public:
  ResponseParser(std::size_t max_body_bytes, bool to_head) {
    eager(true);
    header_limit(64 * 1024);
    body_limit(max_body_bytes);
    skip(to_head);
  }

  HttpResponse response;

 private:
  using Text = boost::beast::string_view;
  using Code = boost::beast::error_code;

  void on_response_impl(int status, Text, int, Code& code) override {
    code = {};
    response.status = status;
    response.content_type.clear();
  }
  void on_field_impl(boost::beast::http::field name, Text text, Text value, Code& code) override {
    code = {};
    if (name == boost::beast::http::field::content_type)
      response.content_type.assign(value.data(), value.size());
    response.headers.emplace_back(std::string{text.data(), text.size()},
                                  std::string{value.data(), value.size()});
  }
  std::size_t on_body_impl(Text piece, Code& code) override {
    code = {};
    response.body.append(piece.data(), piece.size());
    return piece.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, Code& code) override {
    return on_body_impl(piece, code);
  }
  void on_request_impl(boost::beast::http::verb, Text, Text, int, Code& code) override {
    code = {};
  }
  void on_header_impl(Code& code) override { code = {}; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Code& code) override { code = {}; }
  void on_chunk_header_impl(std::uint64_t, Text, Code& code) override { code = {}; }
  void on_finish_impl(Code& code) override { code = {}; }
};

}  // namespace serap::process
