package generate

// The vocabularies of papers that are lists.

func indexWords() vocabulary {
	return vocabulary{
		"file_name": "year code", "title": "", "code": "value", "term": "value",
		"label_period": "", "period": "from to", "period_day": "from", "period_none": "",
		"label_count": "", "amount": "papers", "amount_sheets": "papers sheets",
		"sheet_index": "", "column_number": "", "column_sign": "", "column_date": "", "column_author": "", "column_subject": "", "column_sheet": "", "column_note": "",
		"closing": "count", "made_by": "",
		"sheet_digests": "", "digests_title": "", "digests_subject": "", "digests_of": "title", "digests_none": "", "column_file": "", "column_digest": "",
	}
}

func handingWords() vocabulary {
	return vocabulary{
		"file_name": "year", "title": "", "type": "", "subject": "what", "what": "movement year",
		"opening": "date issuer", "giver": "organ", "receiver": "organ", "person": "name title", "agreed": "",
		"heading_1": "", "handed": "what dossiers amount", "count_boxes": "count", "count_papers": "count", "count_sheets": "count", "count_files": "count", "count_none": "",
		"period": "from to", "period_day": "from", "period_none": "",
		"sheet": "", "column_number": "", "column_code": "", "column_title": "", "column_period": "", "column_amount": "", "column_term": "", "column_note": "",
		"heading_2": "", "state": "state", "closing": "copies", "giver_signs": "", "receiver_signs": "",
	}
}

func registerWords() vocabulary {
	return vocabulary{
		"file_name": "year", "title": "", "type": "", "subject": "movement year", "sheet": "",
		"column_register": "", "column_date": "", "column_recipient": "", "column_model": "", "column_decision": "", "column_note": "", "column_received": "",
		"individual": "recipient", "decision": "number date", "again": "times before",
		"ended_replaced": "day reason", "ended_cancelled": "day reason", "ended_withdrawn": "day reason", "empty": "", "closing": "today numbers force ended",
	}
}

func overviewWords() vocabulary {
	return joined(modelWords(), vocabulary{
		"file_name": "year", "title": "", "type": "", "subject": aboutNames, "opening": aboutNames,
		"column_origin": "", "column_time": "", "column_received": "", "column_state": "", "unit": "roman unit models late", "unit_late": "days", "until": "",
		"origin_new": "", "origin_continued": "", "model_missing": "list", "closing": aboutNames + " models units complete incomplete", "empty": "",
	})
}

func tableWords() vocabulary {
	return vocabulary{
		"file_name": "year", "title": "", "type": "", "subject": aboutNames, "opening": aboutNames + " assessed models", "sheet": "",
		"column_number": "", "column_unit": "", "column_model": "", "column_criteria": "", "column_verdict": "", "column_remarks": "",
		"model": "model unit", "criterion": "criterion short", "mark_met": "", "mark_not_met": "", "mark_no_evidence": "",
		"verdict_outstanding": "", "verdict_recognised": "", "verdict_refused": "", "verdict_open": "", "verdict_none": "", "rating": "rating",
		"legend": "list", "legend_item": "criterion short", "closing": "models assessed recognised outstanding",
	}
}
