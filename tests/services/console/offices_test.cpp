#include "services/console/offices.hpp"

#include <gmock/gmock.h>

namespace serap::console {
namespace {

using testing::ElementsAre;
using testing::Field;

Offices some() {
  Offices offices;
  offices.national = {{{"PU"}, "Kementerian Pekerjaan Umum", "pusat"}};
  offices.regional = {{{"PUPR-D"}, "Dinas PUPR", "kab_kota"},
                      {{"PUPR-D"}, "Dinas PUPR", "provinsi"}};
  offices.regions = {{"32", "Jawa Barat"},
                     {"3273", "Kota Bandung"},
                     {"31", "DKI Jakarta"},
                     {"3171", "Kota Jakarta Pusat"}};
  return offices;
}

TEST(OfficesFor, BeginWithTheRoutersChoiceAndNameEachOnce) {
  Routing routing;
  routing.candidates = {{{"PUPR-D@3273"}, "Dinas PUPR Kota Bandung", "kab_kota", 0.9}};
  Place place;
  place.area = {"327301"};
  EXPECT_THAT(offices_for(some(), routing, place),
              ElementsAre(Field(&Office::name, "Dinas PUPR Kota Bandung"),
                          Field(&Office::name, "Dinas PUPR Provinsi Jawa Barat"),
                          Field(&Office::name, "Kementerian Pekerjaan Umum")));
}

TEST(OfficesFor, JakartaAreTheProvincesOnly) {
  Place place;
  place.area = {"317101"};
  EXPECT_THAT(offices_for(some(), {}, place),
              ElementsAre(Field(&Office::agency, AgencyCode{"PUPR-D@31"}),
                          Field(&Office::agency, AgencyCode{"PU"})));
}

TEST(OfficesFor, AnUnknownPlaceAreTheNationalOnes) {
  EXPECT_THAT(offices_for(some(), {}, {}), ElementsAre(Field(&Office::agency, AgencyCode{"PU"})));
}

TEST(NameOfOffice, IsCompletedWithItsRegion) {
  EXPECT_EQ(name_of_office(some(), {"PUPR-D@3273"}), "Dinas PUPR Kota Bandung");
  EXPECT_EQ(name_of_office(some(), {"PUPR-D@32"}), "Dinas PUPR Provinsi Jawa Barat");
  EXPECT_EQ(name_of_office(some(), {"PU"}), "Kementerian Pekerjaan Umum");
}

TEST(NameOfOffice, IsTheCodeOfAnUnknownOne) {
  EXPECT_EQ(name_of_office(some(), {"BARU@3273"}), "BARU@3273");
  EXPECT_EQ(name_of_office(some(), {""}), "");
}

}  // namespace
}  // namespace serap::console
