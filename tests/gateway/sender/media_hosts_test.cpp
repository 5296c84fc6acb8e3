#include "gateway/sender/media_hosts.hpp"

#include <gtest/gtest.h>

#include "gateway/sender/digest.hpp"
#include "gateway/sender/read_marks.hpp"

namespace serap::sender {
namespace {

TEST(MediaHosts, TakesMetasHostsAndThoseBelowThem) {
  const MediaHosts hosts;
  const Result<MediaUrl> url =
      hosts.check("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=a#x");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->origin, "https://lookaside.fbsbx.com");
  EXPECT_EQ(url->target, "/whatsapp_business/attachments/?mid=1&hash=a");
  EXPECT_TRUE(hosts.check("https://SCONTENT.xx.fbcdn.net/v/t1.jpg"));
}

TEST(MediaHosts, RefusesAllThatOnlyLooksLikeThem) {
  const MediaHosts hosts;
  EXPECT_FALSE(hosts.check("https://evilfbsbx.com/a"));
  EXPECT_FALSE(hosts.check("https://fbsbx.com.evil.example/a"));
  EXPECT_FALSE(hosts.check("https://fbsbx.com@evil.example/a"));
  EXPECT_FALSE(hosts.check("https://evil.example\\.fbsbx.com/a"));
  EXPECT_FALSE(hosts.check("https://fbsbx.com:8443/a"));
  EXPECT_FALSE(hosts.check("http://fbsbx.com/a"));
  EXPECT_FALSE(hosts.check("file:///etc/passwd"));
  EXPECT_FALSE(hosts.check("https://127.0.0.1/a"));
  EXPECT_FALSE(hosts.check("https://[::1]/a"));
}

TEST(MediaHosts, LoopbackIsForASimulatorOnly) {
  MediaHosts hosts;
  EXPECT_FALSE(hosts.check("http://127.0.0.1:7300/media/1"));
  hosts.simulator = "http://127.0.0.1:7300";
  EXPECT_TRUE(hosts.check("http://127.0.0.1:7300/media/1"));
  EXPECT_FALSE(hosts.check("http://127.0.0.1:7379/"));
}

TEST(PublicAddress, NeighboursAndThisMachineAreNone) {
  for (const char* own : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                          "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1",
                          "fd00::1", "::ffff:10.0.0.1", "::", "no address"})
    EXPECT_FALSE(is_public_address(own)) << own;
}

TEST(PublicAddress, TheWorldsAre) {
  for (const char* public_one :
       {"157.240.208.35", "172.32.0.1", "2a03:2880:f10c::1", "8.8.8.8", "::ffff:157.240.208.35"})
    EXPECT_TRUE(is_public_address(public_one)) << public_one;
}

TEST(Digest, IsToldInHexOrBase64) {
  const std::string digest = sha256_of("hello world");
  EXPECT_TRUE(tells("b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9", digest));
  EXPECT_TRUE(tells("B94D27B9934D3E08A52E52D7DA7DABFAC484EFE37A5380EE9088F7ACE2EFCDE9", digest));
  EXPECT_TRUE(tells("uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=", digest));
  EXPECT_TRUE(tells("uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek", digest));
  EXPECT_TRUE(tells("", digest));
  EXPECT_FALSE(tells("uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzeQ=", digest));
}

TEST(ReadMarks, AreSetOnceAMessageAndOnlyWhileLittleWaits) {
  ReadMarks marks;
  Outbound answer;
  EXPECT_FALSE(marks.wanted(answer, 0));
  answer.answers = "wamid.1";
  EXPECT_FALSE(marks.wanted(answer, 100));
  EXPECT_TRUE(marks.wanted(answer, 1));
  EXPECT_FALSE(marks.wanted(answer, 1));
}

}  // namespace
}  // namespace serap::sender
