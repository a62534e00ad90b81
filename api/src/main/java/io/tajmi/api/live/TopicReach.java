package io.tajmi.api.live;

/** How many look at a topic, as far as its kind tells. */
enum TopicReach {
  /** The first page or the board of an election: most do, and there is one of each. */
  MOST,
  /** A contest as it is first shown. */
  MANY,
  /** Anything else, and the same in the many ways in which it can be asked for. */
  SOME;

  static TopicReach of(String topic) {
    int slash = topic.indexOf('/');
    String kind = slash < 0 || topic.indexOf('?') >= 0 ? "" : topic.substring(0, slash);
    return switch (kind) {
      case "overview", "wall" -> MOST;
      case "contest" -> MANY;
      default -> SOME;
    };
  }
}
