package broken.axon.io.tajmi.view;

import org.axonframework.eventhandling.EventHandler;

/** Breaks a rule on purpose. */
class HandlesEvents {
  @EventHandler
  void on(String event) {}
}
