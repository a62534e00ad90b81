package io.tajmi.decision;

/**
 * What a step of an explanation says, in both languages. {@code {0}} stands for its first figure,
 * {@code {0#branch|branches}} for the first word where that figure is one, else for the second.
 */
public enum Sentence {
  COUNTED(
      "{0} شعبه از {1} شعبه شمارش شده و {2} شعبه باقی‌مانده یا در انتظار رسیدگی است.",
      "{0} of {1} branches count; {2} {2#is|are} outstanding, held back or in question."),
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
  REACHED("نامزد {0} به آن رسیده است.", "Candidate {0} reaches it."),
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
  SHARE_OF_GROUP(
      "فهرست یا گروه {0}: {1} رأی از {2}، سهم آن {3} کرسی.",
      "Group {0}: {1} {1#vote|votes} of {2}, a quota of {3} seats."),
  SEATS_OF_GROUP("فهرست یا گروه {0}: {1} کرسی.", "Group {0}: {1} {1#seat|seats}."),
  LARGEST_REMAINDER(
      "توزیع تناسبی کرسی‌ها: بخش درست سهم‌ها، سپس بزرگ‌ترین باقی‌مانده‌ها.",
      "Proportional: the whole parts of the quotas, then the largest remainders."),
  ROUND_THEN_TOP(
      "توزیع تناسبی کرسی‌ها: سهم‌های گردشده؛ کمبود به ترتیب رأی داده و اضافه از کوچک‌ترین گردشده"
          + " گرفته می‌شود.",
      "Proportional: the quotas rounded; what is short is given in order of votes, what is too much"
          + " is taken back from the smallest that was rounded up."),
  FLOOR_THEN_TOP(
      "توزیع تناسبی کرسی‌ها: بخش درست سهم‌ها، سپس یک‌به‌یک به ترتیب رأی.",
      "Proportional: the whole parts of the quotas, then one by one in order of votes."),
  HIGHEST_AVERAGES(
      "توزیع تناسبی کرسی‌ها با بزرگ‌ترین میانگین‌ها.", "Proportional by the highest averages."),
  QUOTA("توزیع تناسبی کرسی‌ها با بهای ثابت هر کرسی.", "Proportional by a price in votes."),
  BELOW_THRESHOLD(
      "فهرست یا گروه {0} به حد نصاب نرسیده است.", "Group {0} does not reach the threshold."),
  ELECTED(
      "کرسی‌ها با آرای شمارش‌شده، پیش از اعلام رسمی: {0}.",
      "Seats by the counted branches, before any official declaration: {0}."),
  ALTERNATES("عضو علی‌البدل، به ترتیب: {0}.", "Alternates, in order: {0}."),
  LOT_NEEDED("آرای {0} برابر است؛ قرعه‌کشی لازم است.", "{0} are equal; a lot is needed."),
  BODY_DECIDES(
      "آرای {0} برابر است؛ تصمیم با هیئت صلاحیت‌دار است.",
      "{0} are equal; the competent body decides."),
  LOT_DRAWN("قرعه‌کشی انجام شده، به ترتیب: {0}.", "A lot was drawn, in this order: {0}."),
  SAME_NAME_WAITING(
      "در شعبهٔ {0}، {1} رأی مشترک نامزدهای هم‌نام {2} در انتظار قرعه‌کشی است.",
      "At branch {0}, {1} {1#vote|votes} of one name {1#waits|wait} for a lot between {2}."),
  LEFT("نامزد {0} دیگر در انتخابات نیست.", "Candidate {0} no longer stands."),
  VOTES_ANNULLED(
      "آرای نامزد {0} در {1} شعبه ابطال شد.",
      "Votes of candidate {0} were annulled at {1} {1#branch|branches}."),
  VOTES_ANNULLED_EVERYWHERE(
      "همهٔ آرای نامزد {0} ابطال شد.", "All votes of candidate {0} were annulled."),
  CONTEST_ANNULLED("انتخابات این حوزه ابطال شد.", "The contest was annulled."),
  SEATS_VACANT("{0} کرسی بدون منتخب می‌ماند.", "{0} {0#seat stays|seats stay} empty."),
  DECIDED(
      "با آرای باقی‌مانده تغییر نمی‌کند (اعلام رسمی نیست).",
      "The remaining ballots cannot change it (this is no official declaration)."),
  OPEN(
      "همچنان قابل تغییر: در {0} شعبه حداکثر {1} برگ رأی.",
      "It can still change: at {0} {0#branch|branches}, by at most {1} {1#ballot|ballots}."),
  PAPERS_UNKNOWN(
      "همچنان قابل تغییر: شمار تعرفه‌ها در {0} شعبه معلوم نیست.",
      "It can still change: papers unknown at {0} {0#branch|branches}."),
  MARGIN(
      "دست‌کم {0} برگ رأی لازم است تا تغییر کند، از {1} شعبه.",
      "It would take at least {0} {0#ballot|ballots} to change it, from {1} {1#branch|branches}."),
  MARGIN_BEYOND(
      "دست‌کم {0} برگ رأی لازم است تا تغییر کند، بیش از {1} برگ رأی باقی‌مانده.",
      "It would take at least {0} {0#ballot|ballots} to change it, more than the {1} that {1#remains|remain}.");

  private final String fa;
  private final String en;

  Sentence(String fa, String en) {
    this.fa = fa;
    this.en = en;
  }

  /** The Persian template. */
  String fa() {
    return fa;
  }

  /** The English template. */
  String en() {
    return en;
  }
}
