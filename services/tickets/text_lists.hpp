#pragma once
// Lists in a text column: a line an item, a tab between an item's fields. Tabs and line ends inside
// become spaces.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/media.hpp"
#include "services/model/routing.hpp"
#include "services/model/understanding.hpp"

namespace serap::tickets {

std::string lines_from_words(const std::vector<std::string>& words);
std::vector<std::string> words_from_lines(std::string_view lines);

std::string lines_from_topics(const std::vector<TopicGuess>& topics);
std::vector<TopicGuess> topics_from_lines(std::string_view lines);

std::string lines_from_offices(const std::vector<Candidate>& offices);
std::vector<Candidate> offices_from_lines(std::string_view lines);

std::string lines_from_files(const std::vector<StoredMedia>& files);
std::vector<StoredMedia> files_from_lines(std::string_view lines);

}  // namespace serap::tickets
