package generate

import "hoso/pipeline/viet"

// manyForAPicture is from how many units or models on a picture says more than the sentences and the table beside it.
const manyForAPicture = fewNames + 1

// byLateness shows when the units that must submit did so, against the deadline.
func (w *party) byLateness() {
	obliged := w.obliged()
	if len(obliged) < manyForAPicture || w.limit == nil {
		return
	}
	bars := []bar{{w.say("late_none_bar"), 0}, {w.say("late_bar", "from", "01", "to", "07"), 0}, {w.say("late_bar", "from", "08", "to", "30"), 0},
		{w.say("late_more_bar", "from", viet.Count(30)), 0}, {w.say("late_never_bar"), 0}}
	for _, u := range obliged {
		at := 0
		switch {
		case !u.submitted():
			at = 4
		case u.late > 30:
			at = 3
		case u.late > 7:
			at = 2
		case u.late > 0:
			at = 1
		}
		bars[at].count++
	}
	w.chart(w.say("chart_lateness", "deadline", w.term()), bars)
}

// byCompleteness shows how many models have all that is checked under each common criterion of the plan.
func (w *party) byCompleteness() {
	if len(w.models) < manyForAPicture {
		return
	}
	lacking := map[string]int{}
	for _, m := range w.missed() {
		lacking[m.id] = m.models
	}
	var bars []bar
	for _, c := range w.plan.Criteria {
		if checked := len(c.Checks) > 0; checked && !c.Private {
			bars = append(bars, bar{w.say("criterion_bar", "criterion", c.ID, "short", c.Short), len(w.models) - lacking[c.ID]})
		}
	}
	w.chart(w.say("chart_complete", "models", viet.Count(len(w.models))), bars)
}
