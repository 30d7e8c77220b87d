package generate

import "maps"

// aboutNames are the placeholders that the first and last sentences of a Party paper may use.
const aboutNames = "movement year number date issuer today deadline"

// joined puts vocabularies together.
func joined(parts ...vocabulary) vocabulary {
	all := vocabulary{}
	for _, p := range parts {
		maps.Copy(all, p)
	}
	return all
}

// only takes some sentences of a vocabulary.
func (v vocabulary) only(keys ...string) vocabulary {
	some := vocabulary{}
	for _, k := range keys {
		some[k] = v[k]
	}
	return some
}

// movementWords are the sentences that the reports of the half year and of the year share.
func movementWords() vocabulary {
	figures := reportWords().only("file_name", "title", "type", "subject", "opening", "closing", "heading_1", "write_1", "heading_2", "heading_2_1",
		"required", "submitted", "submitted_none", "complete", "complete_none", "to_add", "to_add_none", "not_submitted", "not_submitted_none",
		"late", "late_item", "late_none", "more_units", "unread", "extra", "models", "models_new", "models_continued", "models_unknown",
		"domains", "domain_item", "target_met", "target_short", "unit_met", "no_models", "column_number", "column_unit", "column_model",
		"column_domain", "column_origin", "column_state", "origin_new", "origin_continued", "missing_intro", "missing_none", "column_content",
		"column_models", "heading_3", "write_3", "heading_4", "asked_submit", "asked_resend", "asked_more", "asked_add", "asked_none",
		"write_date", "next", "next_item", "write_4")
	return joined(figures, vocabulary{
		"themes":            "",
		"write_publicity":   "",
		"heading_by_unit":   "",
		"total":             "",
		"column_registered": "",
		"column_new":        "",
		"column_continued":  "",
		"column_reported":   "",
		"heading_by_domain": "",
		"chart_domain":      "",
		"chart_lateness":    "deadline",
		"late_none_bar":     "",
		"late_bar":          "from to",
		"late_more_bar":     "from",
		"late_never_bar":    "",
		"chart_complete":    "models",
		"criterion_bar":     "criterion short",
		"heading_models":    "",
		"model_complete":    "",
		"model_incomplete":  "",
		"model_reported":    "",
		"model_unreported":  "",
		"heading_results":   "",
		"reported":          "reported models",
		"reported_none":     "",
		"unreported":        "list",
		"write_results":     "",
		"quote":             "unit model text",
		"quote_lines":       "unit model",
		"quotes_none":       "",
		"heading_missed":    "",
		"column_criterion":  "",
		"missed_item":       "content models",
		"criterion":         "criterion short section",
		"heading_3_1":       "",
		"heading_3_2":       "",
		"heading_4_1":       "",
		"heading_4_2":       "",
		"asked_report":      "unit model",
		"asked_by":          "date",
	})
}

func midyearWords() vocabulary {
	return joined(movementWords(), vocabulary{"column_required": "", "column_complete": ""})
}

func annualWords() vocabulary {
	return joined(movementWords(), waiverWords(), vocabulary{
		"superior_answer":     "model answer",
		"write_plan":          "",
		"column_recognised":   "",
		"column_outstanding":  "",
		"model_recognised":    "",
		"model_outstanding":   "",
		"heading_recognition": "",
		"write_recognition":   "",
		"assessed":            "assessed models recognised outstanding",
		"column_subject":      "",
		"column_verdict":      "",
		"column_decision":     "",
		"verdict_recognised":  "",
		"verdict_outstanding": "",
		"decision_none":       "",
		"decision_cited":      "number date",
		"certificates":        "certificates",
		"not_met_intro":       "",
		"not_met_none":        "",
		"column_not_met":      "",
		"column_no_evidence":  "",
	})
}
