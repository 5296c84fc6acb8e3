#pragma once
#include <iosfwd>
#include <string>

#include "bots/conversation/step.hpp"
#include "bots/phrases/phrases.hpp"
#include "bots/talk/notebook.hpp"
#include "services/classifier/port.hpp"
#include "services/router/port.hpp"

namespace serap::talk {

// Everything a sitting needs, borrowed: it must outlive it.
struct Cast {
  const conversation::Flow& flow;
  const phrases::Phrases& phrases;
  classifier::Port& classifier;
  router::Port& router;
  AreaCode home_area;
  bool show_asks = false;
};

// One citizen's talk: lines in, bubbles out, time as told by @wait.
class Sitting {
 public:
  Sitting(const Cast& cast, std::ostream& out);

  // One line, as typed (options.hpp lists what it may be).
  void line(const std::string& typed);

 private:
  using What = decltype(conversation::Event::what);

  void command(const std::string& typed);
  void office(const std::string& name, std::istream& words);
  void wait(const std::string& duration);
  void hear(Happening what);
  void step_on(What what);
  What answer(const conversation::Effect& ask);
  What classified(const conversation::AskClassify& ask);
  What routed(const conversation::AskRoute& ask);
  What changed(const conversation::AskChange& ask);
  void show(const conversation::Say& say);

  Cast cast_;
  std::ostream& out_;
  Notebook notebook_;
  conversation::Conversation now_;
  std::vector<Choice> offered_;
  Time at_;
  int events_ = 0;
};

}  // namespace serap::talk
