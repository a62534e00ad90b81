package io.tajmi.api.live;

import java.time.Duration;

/**
 * Limits of the live streams of one node.
 *
 * @param clientsMax streams open at once
 * @param clientsPerAddressMax streams open at once from one address; many people may share one
 * @param innerClientsMax streams open at once by the inner port
 * @param topicsPerHolderMax different topics that one account, or one address without, looks at
 * @param channelsMax different topics, languages and rights looked at, at once
 * @param queuedFramesMax frames that wait for one client; beyond them it gets the whole anew
 * @param recentFramesMax frames of a channel that a client may have missed without getting all
 * @param recentCellsMax changed cells that these frames name together
 * @param frameEvery the shortest time between two frames of a channel
 * @param beatEvery how often a stream says that its figures are current
 * @param commentEvery how often a stream carries something, so that nothing between closes it
 * @param retry after which time a browser that lost its stream comes back
 */
public record LiveLimits(
    int clientsMax,
    int clientsPerAddressMax,
    int innerClientsMax,
    int topicsPerHolderMax,
    int channelsMax,
    int queuedFramesMax,
    int recentFramesMax,
    int recentCellsMax,
    Duration frameEvery,
    Duration beatEvery,
    Duration commentEvery,
    Duration retry) {

  /** As a server runs. */
  public static final LiveLimits DEFAULT =
      new LiveLimits(
          10_000,
          1_000,
          64,
          50,
          1_000,
          4,
          60,
          20_000,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(2));

  /** The same with other numbers of clients. */
  public LiveLimits withClients(int all, int perAddress) {
    return new LiveLimits(
        all,
        perAddress,
        innerClientsMax,
        topicsPerHolderMax,
        channelsMax,
        queuedFramesMax,
        recentFramesMax,
        recentCellsMax,
        frameEvery,
        beatEvery,
        commentEvery,
        retry);
  }

  /** The same with another number of topics that one account or address looks at. */
  public LiveLimits withTopics(int perHolder) {
    return new LiveLimits(
        clientsMax,
        clientsPerAddressMax,
        innerClientsMax,
        perHolder,
        channelsMax,
        queuedFramesMax,
        recentFramesMax,
        recentCellsMax,
        frameEvery,
        beatEvery,
        commentEvery,
        retry);
  }
}
