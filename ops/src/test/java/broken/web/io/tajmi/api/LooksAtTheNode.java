package broken.web.io.tajmi.api;

import io.tajmi.ops.node.Node;

/** Breaks a rule on purpose. */
record LooksAtTheNode(Node node) {}
