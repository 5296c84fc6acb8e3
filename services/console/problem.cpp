#include "services/console/problem.hpp"

#include <nlohmann/json.hpp>

namespace serap::console {
namespace problems {

Problem signed_out() {
  return {401, "signed_out", "Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.",
          "Your session has ended. Sign in again to go on."};
}
Problem wrong_login() {
  return {401, "wrong_login",
          "Surel atau kata sandi tidak cocok. Periksa keduanya lalu coba lagi, atau minta kata "
          "sandi baru kepada admin instansi Anda.",
          "E-mail and password do not match. Check both and try again, or ask your agency's "
          "administrator for a new password."};
}
Problem login_unavailable() {
  return {503, "login_unavailable",
          "Belum bisa masuk: terlalu banyak percobaan atau layanan sedang tidak tersedia. Tunggu "
          "beberapa menit lalu coba lagi.",
          "You cannot sign in just now: too many attempts, or the service is away. Wait a few "
          "minutes and try again."};
}
Problem forged() {
  return {403, "csrf",
          "Halaman ini sudah kedaluwarsa. Muat ulang halaman lalu ulangi tindakan Anda.",
          "This page is out of date. Reload it and repeat what you did."};
}
Problem foreign_origin() {
  return {403, "foreign_origin",
          "Permintaan datang dari situs lain dan ditolak. Buka konsol langsung dari alamatnya.",
          "The request came from another site and was refused. Open the console by its own "
          "address."};
}
Problem no_such_call() {
  return {404, "no_such_call", "Alamat ini tidak dikenal. Kembali ke daftar laporan.",
          "There is nothing at this address. Go back to the list of reports."};
}
Problem wrong_method() {
  return {405, "wrong_method", "Cara memanggil alamat ini keliru. Muat ulang halaman.",
          "This address is called in another way. Reload the page."};
}
Problem not_json() {
  return {400, "not_json", "Isi permintaan tidak terbaca. Muat ulang halaman lalu coba lagi.",
          "The request could not be read. Reload the page and try again."};
}
Problem no_key() {
  return {400, "no_key", "Permintaan tidak lengkap. Muat ulang halaman lalu coba lagi.",
          "The request lacks its Idempotency-Key. Reload the page and try again."};
}
Problem bad_field(std::string_view field) {
  return {422, "bad_field", std::string{"Periksa isian ini lalu kirim lagi: "}.append(field),
          std::string{"Check this field and send again: "}.append(field)};
}
Problem no_such_report() {
  return {422, "no_such_report",
          "Laporan dengan nomor itu tidak ada, atau bukan urusan kantor Anda. Periksa nomornya.",
          "There is no report of that number, or it is not your office's. Check the number."};
}
Problem too_large() {
  return {413, "too_large", "Isian terlalu panjang. Persingkat lalu kirim lagi.",
          "That is too long. Shorten it and send again."};
}
Problem bad_file() {
  return {422, "bad_file",
          "Berkas ini tidak bisa dikirim. Pilih foto (JPEG, PNG) atau PDF, paling besar 5 MB.",
          "This file cannot be sent. Choose a picture (JPEG, PNG) or a PDF of 5 MB at most."};
}
Problem too_many_streams() {
  return {503, "too_many_streams",
          "Terlalu banyak tab terbuka. Tutup beberapa tab konsol; daftar tetap diperbarui berkala.",
          "Too many tabs are open. Close some of the console's; the list is still refreshed from "
          "time to time."};
}

}  // namespace problems

Problem problem_of(const Error& error) {
  switch (error.kind) {
    case Error::Kind::kRejected:
      return problems::signed_out();
    case Error::Kind::kNotFound:
      return {404, "no_such_ticket",
              "Laporan ini tidak ada, atau bukan untuk instansi Anda. Kembali ke daftar.",
              "This report does not exist, or is not your agency's to see. Go back to the list.",
              error.message};
    case Error::Kind::kConflict:
      return {409, "changed_meanwhile",
              "Tindakan ini tidak bisa dilakukan pada keadaan laporan sekarang. Laporan dimuat "
              "ulang; periksa lalu putuskan lagi.",
              "This cannot be done to the report as it now is. It is being reloaded; look at it "
              "and decide again.",
              error.message};
    case Error::Kind::kInvalid:
      return {422, "bad_field", "Isian belum lengkap atau keliru. Periksa lalu kirim lagi.",
              "Something is missing or wrong in the form. Check it and send again.", error.message};
    case Error::Kind::kUnavailable:
      break;
  }
  return {
      503, "unavailable",
      "Layanan laporan sedang tidak terjangkau. Tidak ada yang hilang; coba lagi sebentar lagi.",
      "The reports' service cannot be reached. Nothing is lost; try again in a moment.",
      error.message};
}

process::HttpResponse response_of(const Problem& problem) {
  nlohmann::json body{{"code", problem.code},
                      {"message_id", problem.message_id},
                      {"message_en", problem.message_en}};
  if (!problem.detail.empty()) body["detail"] = problem.detail;
  process::HttpResponse response;
  response.status = problem.status;
  response.content_type = "application/json; charset=utf-8";
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  if (problem.status == 503) response.headers.emplace_back("Retry-After", "10");
  return response;
}

}  // namespace serap::console
