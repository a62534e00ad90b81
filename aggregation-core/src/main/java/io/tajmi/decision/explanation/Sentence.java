package io.tajmi.decision.explanation;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a step of an explanation says, in both languages. {@code {0}} stands for its first figure,
 * {@code {0#branch|branches}} for the first word where that figure is one, else for the second.
 */
public enum Sentence {
  COUNTED(
      "{0} شعبه از {1} شعبه شمارش شده و {2} شعبه باقی‌مانده یا در انتظار رسیدگی است.",
      "{0} of {1} {1#branch counts|branches count}; {2} {2#is|are} outstanding, held back or in"
          + " question."),
  BASE_VALID("مبنا آرای صحیح است: {0}.", "Shares are of the valid ballots: {0}."),
  BASE_TAKEN(
      "مبنا آرای مأخوذه است، صحیح و باطلهٔ مأخوذه با هم: {0}.",
      "Shares are of the ballots taken, valid and invalid taken together: {0}."),
  PLURALITY(
      "اکثریت نسبی: {0} کرسی به نامزدهایی می‌رسد که بیشترین رأی را دارند.",
      "Plurality: {0} {0#seat goes|seats go} to the candidates with most votes."),
  MAJORITY("اکثریت مطلق: بیش از {0} مبنا.", "Absolute majority: more than {0} of the base."),
  OR_SHARE(
      "یا دست‌کم {0} مبنا با دست‌کم {1} مبنا فاصله از هر نامزد دیگر.",
      "Or at least {0} of the base and a lead of at least {1} of it over every other."),
  THRESHOLD("حد نصاب: دست‌کم {0} مبنا.", "Threshold: at least {0} of the base."),
  VOTES("نامزد {0}: {1} رأی، {2} مبنا.", "Candidate {0}: {1} {1#vote|votes}, {2} of the base."),
  LEADS(
      "فاصلهٔ نامزد {0} با نامزد بعدی {1} رأی است، {2} مبنا.",
      "Candidate {0} has {1} {1#vote|votes} more than the next, {2} of the base."),
  NOBODY_REACHED("هیچ نامزدی به آن نرسیده است.", "No candidate reaches it."),
  RUN_OFF(
      "{0} کرسی به مرحلهٔ دوم می‌رود، میان {1} نامزد نخست که باقی مانده‌اند.",
      "{0} {0#seat goes|seats go} to a second round between the first {1} candidates who stand."),
  NO_SECOND_ROUND(
      "نامزدهای باقی‌مانده از کرسی‌ها بیشتر نیستند، پس مرحلهٔ دوم برگزار نمی‌شود.",
      "There are no more candidates than seats, so there is no second round."),
  NOBODY_VOTED(
      "هیچ رأی صحیحی در شعب شمارش‌شده نیست؛ پس کسی منتخب نمی‌شود، آرایی برابر نیست و مرحلهٔ دوم هم"
          + " نیست.",
      "No valid ballot counts, so nobody is elected, no votes are equal and there is no second"
          + " round."),
  VOTES_CONTRADICT(
      "{0}: {1} رأی، درحالی‌که بیش از {2} رأی ممکن نیست؛ از این ارقام نتیجه‌ای به دست نمی‌آید.",
      "{0}: {1} {1#vote|votes}, where more than {2} cannot be; no outcome follows from such"
          + " figures."),
  SUM_CONTRADICTS(
      "جمع آرای {0} نامزد {1} است، درحالی‌که برگ‌های رأی بیش از {2} رأی ندارند؛ از این ارقام"
          + " نتیجه‌ای به دست نمی‌آید.",
      "The votes of {0} {0#candidate|candidates} are {1} together, where the ballots carry no more"
          + " than {2}; no outcome follows from such figures."),
  BALLOTS_UNKNOWN(
      "برگ‌های رأی نامزد {0} باطل شده‌اند، درحالی‌که هر برگ چند نام دارد و معلوم نیست چه نام‌های"
          + " دیگری بر آن‌ها بوده است؛ از این ارقام نتیجه‌ای به دست نمی‌آید.",
      "The ballots for candidate {0} were made invalid, but a ballot carries several names and it"
          + " is not known which others stood on them; no outcome follows from such figures."),
  OF_VOTES(
      "سهم هر گروه از همهٔ آرای گروه‌هاست: {0}.", "Quotas are of the votes of all groups: {0}."),
  OF_VALID_BALLOTS(
      "سهم هر گروه از همهٔ آرایی است که برگ‌های صحیح می‌توانستند داشته باشند: {0}.",
      "Quotas are of all votes that the valid ballots could have carried: {0}."),
  SHARE_OF_GROUP(
      "فهرست یا گروه {0}: {1} رأی از {2}، سهم آن {3} کرسی؛ نخست {4} کرسی.",
      "Group {0}: {1} {1#vote|votes} of {2}, a quota of {3} seats; {4} {4#seat|seats} at first."),
  PRICE_OF_GROUP(
      "فهرست یا گروه {0}: {1} رأی، هر کرسی {2} رأی؛ {3} کرسی کامل و {4} رأی باقی‌مانده.",
      "Group {0}: {1} {1#vote|votes} at {2} a seat; {3} whole {3#seat|seats}, and {4}"
          + " {4#vote|votes} remain."),
  VOTES_OF_GROUP("فهرست یا گروه {0}: {1} رأی.", "Group {0}: {1} {1#vote|votes}."),
  VOTES_OF_MEMBER("نامزد {0}: {1} رأی.", "Candidate {0}: {1} {1#vote|votes}."),
  TOO_FEW_MEMBERS(
      "فهرست یا گروه {0} تنها {1} نامزد دارد که می‌توانند کرسی بگیرند؛ کرسی‌های دیگرِ آن به"
          + " گروه‌های دیگر می‌رسد.",
      "Group {0} has {1} {1#candidate|candidates} who can take a seat; what it cannot take goes on"
          + " to the others."),
  ORDER_AS_LISTED(
      "درون هر فهرست ترتیب خود فهرست تعیین می‌کند چه کسی کرسی می‌گیرد، نه آرای نامزدها.",
      "Within a list its own order says who takes a seat, not the votes of its candidates."),
  ORDER_UNLESS(
      "درون هر فهرست نخست نامزدهایی می‌آیند که دست‌کم {0} آرای فهرست را دارند، به ترتیب رأی؛ سپس"
          + " ترتیب خود فهرست.",
      "Within a list first come those with at least {0} of its votes, in order of votes; then its"
          + " own order."),
  BEFORE_THE_LISTED(
      "در فهرست {0} این نامزدها به آن رسیده‌اند: {1}.", "In group {0} these reach it: {1}."),
  NOBODY_BEFORE_THE_LISTED(
      "در فهرست {0} هیچ نامزدی به آن نرسیده است.", "In group {0} nobody reaches it."),
  OPTION(
      "گزینهٔ {0}: {1} رأی؛ این گزینه کرسی نمی‌گیرد.",
      "Option {0}: {1} {1#vote|votes}; it takes no seat."),
  REST_BY_REMAINDER(
      "یک کرسی از باقی‌مانده به {0}؛ باقی‌ماندهٔ آن {1} است.",
      "One of the seats that are left to {0}, for its remainder of {1}."),
  REST_BY_VOTES(
      "یک کرسی از باقی‌مانده به {0}، به ترتیب رأی: {1}.",
      "One of the seats that are left to {0}, in order of votes: {1}."),
  TAKEN_BACK(
      "یک کرسیِ افزون بر شمار کرسی‌ها از {0} پس گرفته می‌شود؛ کسر آن، {1}، کوچک‌ترین کسری است که رو"
          + " به بالا گرد شده بود (قانون در این باره ساکت است).",
      "One seat too many is taken back from {0}; its fraction, {1}, is the smallest of those that"
          + " were rounded up (the law is silent)."),
  SEAT_BY_AVERAGE(
      "کرسی {0} به {1} می‌رسد: {2} رأی تقسیم بر {3} برابر {4} است.",
      "Seat {0} to {1}: {2} {2#vote|votes} divided by {3}, which is {4}."),
  AVERAGES_EQUAL(
      "میانگین‌های {0} برای کرسی بعدی برابر است.",
      "The averages of {0} for the next seat are equal."),
  REMAINDERS_EQUAL("باقی‌مانده‌های {0} برابر است.", "The remainders of {0} are equal."),
  FRACTIONS_EQUAL("کسرهای {0} برابر است.", "The fractions of {0} are equal."),
  GROUPS_EQUAL("آرای {0} برابر است.", "The votes of {0} are equal."),
  GROUP_LOT_NEEDED(
      "کرسی میان {0} به قرعه واگذار می‌شود.", "A lot is needed for a seat between {0}."),
  GROUP_BODY_DECIDES(
      "مرجع صلاحیت‌دار دربارهٔ کرسی میان {0} تصمیم می‌گیرد.",
      "The competent body decides on a seat between {0}."),
  SEATS_OF_GROUP("فهرست یا گروه {0}: {1} کرسی.", "Group {0}: {1} {1#seat|seats}."),
  LARGEST_REMAINDER(
      "توزیع تناسبی کرسی‌ها: جزء صحیح سهم‌ها، سپس بزرگ‌ترین باقی‌مانده‌ها.",
      "Proportional: the whole parts of the quotas, then the largest remainders."),
  ROUND_THEN_TOP(
      "توزیع تناسبی کرسی‌ها: سهم‌های گردشده؛ کمبود به ترتیب رأی داده و اضافه از کوچک‌ترین گردشده"
          + " گرفته می‌شود.",
      "Proportional: the quotas rounded; what is short is given in order of votes, what is too much"
          + " is taken back from the smallest that was rounded up."),
  FLOOR_THEN_TOP(
      "توزیع تناسبی کرسی‌ها: جزء صحیح سهم‌ها، سپس یک‌به‌یک به ترتیب رأی.",
      "Proportional: the whole parts of the quotas, then one by one in order of votes."),
  HIGHEST_AVERAGES(
      "توزیع تناسبی کرسی‌ها با بزرگ‌ترین میانگین‌ها.", "Proportional by the highest averages."),
  HARE(
      "توزیع تناسبی کرسی‌ها: {0} رأی تقسیم بر {1} کرسی؛ جزء صحیح سهم‌ها، سپس بزرگ‌ترین"
          + " باقی‌مانده‌ها.",
      "Proportional: {0} {0#vote|votes} over {1} {1#seat|seats}; the whole parts of the quotas,"
          + " then the largest remainders."),
  DROOP(
      "توزیع تناسبی کرسی‌ها: {0} رأی برای {1} کرسی، هر کرسی {2} رأی؛ سپس بزرگ‌ترین باقی‌مانده‌ها.",
      "Proportional: {0} {0#vote|votes} for {1} {1#seat|seats} at {2} a seat, then the largest"
          + " remainders."),
  THRESHOLD_OF_VOTES(
      "حد نصاب فهرست‌ها: دست‌کم {0} همهٔ آرای فهرست‌ها، {1}.",
      "Threshold of lists: at least {0} of the votes of all lists, {1}."),
  THRESHOLD_OF_VALID(
      "حد نصاب فهرست‌ها: دست‌کم {0} همهٔ آرایی که برگ‌های صحیح می‌توانستند داشته باشند، {1}.",
      "Threshold of lists: at least {0} of all votes that the valid ballots could have carried,"
          + " {1}."),
  REACHES_THRESHOLD(
      "فهرست یا گروه {0}: {1} رأی، {2}؛ به حد نصاب رسیده است.",
      "Group {0}: {1} {1#vote|votes}, {2}; it reaches the threshold."),
  BELOW_THRESHOLD(
      "فهرست یا گروه {0}: {1} رأی، {2}؛ به حد نصاب نرسیده است.",
      "Group {0}: {1} {1#vote|votes}, {2}; it does not reach the threshold."),
  ELECTED(
      "کرسی‌ها با آرای شمارش‌شده، پیش از اعلام رسمی: {0}.",
      "Seats by the counted branches, before any official declaration: {0}."),
  ALTERNATES("عضو علی‌البدل، به ترتیب: {0}.", "Alternates, in order: {0}."),
  LOT_NEEDED("آرای {0} برابر است؛ قرعه‌کشی لازم است.", "{0} are equal; a lot is needed."),
  BODY_DECIDES(
      "آرای {0} برابر است؛ تصمیم با مرجع صلاحیت‌دار است.",
      "{0} are equal; the competent body decides."),
  LOT_DRAWN("قرعه‌کشی انجام شده، به ترتیب: {0}.", "A lot was drawn, in this order: {0}."),
  SAME_NAME_WAITING(
      "در شعبهٔ {0}، {1} رأی مشترک نامزدهای هم‌نام {2} در انتظار قرعه‌کشی است.",
      "At branch {0}, {1} {1#vote|votes} of one name {1#waits|wait} for a lot between {2}."),
  SAME_NAME_DIVIDED(
      "آرای مشترک نامزدهای هم‌نام در {0} شعبه به نسبت آرای آنان در همان صندوق تقسیم شد.",
      "Votes of one name were divided in proportion to the votes in the same box, at {0}"
          + " {0#branch|branches}."),
  SAME_NAME_SILENT(
      "در {0} مورد هیچ‌یک از هم‌نام‌ها در صندوق رأیی نداشت و آرا برابر تقسیم شد (قانون در این باره"
          + " ساکت است).",
      "{0} {0#time|times} none of them had a vote in the box, and the votes were divided equally"
          + " (the law is silent)."),
  WITHDREW("نامزد {0} انصراف داده است.", "Candidate {0} withdrew."),
  DIED("نامزد {0} درگذشته است.", "Candidate {0} died."),
  DISQUALIFIED("نامزد {0} رد صلاحیت شده است.", "Candidate {0} was disqualified."),
  SEAT_ALTERNATE(
      "کرسی‌ای که نامزد {0} به دست آورده باشد به عضو علی‌البدل می‌رسد.",
      "A seat that candidate {0} has won goes to the first alternate."),
  SEAT_NEXT(
      "کرسی‌ای که نامزد {0} به دست آورده باشد به نفر بعدی می‌رسد.",
      "A seat that candidate {0} has won goes to the next."),
  SEAT_RUN_OFF(
      "کرسی‌ای که نامزد {0} به دست آورده باشد به مرحلهٔ دوم می‌رود.",
      "A seat that candidate {0} has won goes to the second round."),
  SEAT_STAYS_EMPTY(
      "کرسی‌ای که نامزد {0} به دست آورده باشد خالی می‌ماند.",
      "A seat that candidate {0} has won stays empty."),
  SEAT_VACANT("کرسی نامزد {0} خالی می‌ماند.", "The seat of candidate {0} stays empty."),
  SEAT_AWAITS_BODY(
      "نامزد {0} کرسی را به دست آورده و دیگر در انتخابات نیست؛ مرجع صلاحیت‌دار تعیین می‌کند کرسی چه"
          + " می‌شود.",
      "Candidate {0} won a seat and no longer stands; the competent body has to say what becomes of"
          + " it."),
  SEATS_EMPTY_NO_CANDIDATE(
      "{0} کرسی خالی می‌ماند، چون نامزد دیگری با رأی نیست.",
      "{0} {0#seat stays|seats stay} empty, because nobody else can take {0#it|them}."),
  VOTES_ANNULLED(
      "آرای نامزد {0} در {1} شعبه ابطال شد؛ {2}.",
      "Votes of candidate {0} were annulled at {1} {1#branch|branches}; {2}."),
  VOTES_ANNULLED_EVERYWHERE(
      "همهٔ آرای نامزد {0} ابطال شد؛ {1}.", "All votes of candidate {0} were annulled; {1}."),
  CONTEST_ANNULLED("انتخابات این حوزه ابطال شد.", "The contest was annulled."),
  SEATS_VACANT_OF(
      "کرسی نامزد {0} خالی اعلام شده است.", "The seat of candidate {0} is declared empty."),
  SEATS_VACANT_LAST(
      "{0} کرسی که آخر از همه به دست آمده خالی اعلام شده است.",
      "The {0} {0#seat|seats} won last {0#is|are} declared empty."),
  SEATS_VACANT_UNNAMED(
      "{0} کرسی خالی اعلام شده و گفته نشده کدام.",
      "{0} {0#seat is|seats are} declared empty, and not which."),
  EMPTY_SEATS_AWAIT_BODY(
      "معلوم نیست کدام {0} کرسی خالی می‌ماند؛ مرجع صلاحیت‌دار تعیین می‌کند.",
      "It is not known which {0} {0#seat stays|seats stay} empty; the competent body has to say."),
  DECIDED(
      "با آرای باقی‌مانده تغییر نمی‌کند (اعلام رسمی نیست).",
      "The remaining ballots cannot change it (this is no official declaration)."),
  OPEN(
      "همچنان قابل تغییر: در {0} شعبه حداکثر {1} برگ رأی.",
      "It can still change: at {0} {0#branch|branches}, by at most {1} {1#ballot|ballots}."),
  PAPERS_UNKNOWN(
      "همچنان قابل تغییر: شمار تعرفه‌ها در {0} شعبه معلوم نیست.",
      "It can still change: papers unknown at {0} {0#branch|branches}."),
  MARGIN_BOUND(
      "این کمینه تخمینی محتاطانه است؛ شاید بیشتر لازم باشد.",
      "This least number is a cautious bound; it may take more."),
  MARGIN(
      "دست‌کم {0} برگ رأی لازم است تا تغییر کند، از {1} شعبه.",
      "It would take at least {0} {0#ballot|ballots} to change it, from {1} {1#branch|branches}."),
  MARGIN_BEYOND(
      "دست‌کم {0} برگ رأی لازم است تا تغییر کند، بیش از {1} برگ رأی باقی‌مانده.",
      "It would take at least {0} {0#ballot|ballots} to change it, more than the {1} that"
          + " {1#remains|remain}.");

  private static final Set<Sentence> REASONS =
      EnumSet.of(
          CONTEST_ANNULLED,
          DECIDED,
          OPEN,
          PAPERS_UNKNOWN,
          LOT_NEEDED,
          BODY_DECIDES,
          GROUP_LOT_NEEDED,
          GROUP_BODY_DECIDES,
          SAME_NAME_WAITING,
          NOBODY_VOTED,
          VOTES_CONTRADICT,
          SUM_CONTRADICTS,
          BALLOTS_UNKNOWN,
          SEAT_AWAITS_BODY,
          EMPTY_SEATS_AWAIT_BODY,
          MARGIN,
          MARGIN_BEYOND,
          MARGIN_BOUND);

  private static final Set<Sentence> CERTAINTY =
      EnumSet.of(DECIDED, OPEN, PAPERS_UNKNOWN, MARGIN, MARGIN_BEYOND, MARGIN_BOUND);

  private final String fa;
  private final String en;

  Sentence(String fa, String en) {
    this.fa = fa;
    this.en = en;
  }

  /** Whether it gives a reason for the state of an outcome. */
  public boolean isReason() {
    return REASONS.contains(this);
  }

  /** Whether it tells what can still change, and not how votes became seats. */
  public boolean tellsCertainty() {
    return CERTAINTY.contains(this);
  }

  /** The Persian template. */
  public String fa() {
    return fa;
  }

  /** The English template. */
  public String en() {
    return en;
  }
}
