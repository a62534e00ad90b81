package broken.spring.io.tajmi.view;

import org.springframework.stereotype.Component;

/** Breaks a rule on purpose. */
@Component
class IsAComponent {}
