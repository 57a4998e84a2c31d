/* Page furniture: what stands on a page around its text.  Internal to typeset. */
#ifndef TYPESET_PAGE_FURNITURE_H
#define TYPESET_PAGE_FURNITURE_H

struct flow;
struct placer;

/* Draft mark and running head of a page of FLOW; its foot. */
void furniture_above(struct placer *placer, const struct flow *flow);
void furniture_below(struct placer *placer, const struct flow *flow);
/* Of a draft: draws the tints of tables and boxes first, so that none cuts the mark. */
void furniture_draft(struct placer *placer);

#endif
