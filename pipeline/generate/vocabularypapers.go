package generate

// modelWords are the sentences that every paper with a list of models has.
func modelWords() vocabulary {
	return vocabulary{"column_number": "", "column_model": "", "column_subject": "", "column_domain": ""}
}

// annexWords are the sentences of a list that goes with a paper.
func annexWords() vocabulary {
	return joined(modelWords(), vocabulary{
		"list_title": "", "list_subject": aboutNames, "annex_of": "number date issuer", "column_unit": "", "list_count": "models",
	})
}

func partyWords() vocabulary {
	return vocabulary{"title": "", "type": "", "subject": aboutNames, "opening": aboutNames, "closing": aboutNames}
}

func requestWords() vocabulary {
	const unit = aboutNames + " unit helper to by"
	return vocabulary{
		"file_name":            "year unit",
		"title":                "",
		"type":                 "",
		"subject":              aboutNames,
		"address":              "unit",
		"opening_models":       unit,
		"opening_none":         unit,
		"opening_unread":       unit,
		"model_heading":        "model file received",
		"model_heading_plain":  "model",
		"more_heading":         "",
		"item":                 "number text",
		"item_place":           "place",
		"item_where":           "label",
		"item_example":         "example",
		"item_basis":           "section",
		"resend":               "file reason advice",
		"submit":               "models",
		"submit_more":          "models",
		"wished":               "list",
		"where":                "helper contact",
		"closing_models":       unit,
		"closing_none":         unit,
		"to":                   "",
		"message_opening":      unit,
		"message_closing":      unit,
		"message_closing_open": unit,
	}
}

func minutesWords() vocabulary {
	return joined(partyWords(), modelWords(), waiverWords(), vocabulary{
		"file_name":           "year",
		"heading_1":           "",
		"write_when":          "",
		"heading_2":           "",
		"write_chair":         "",
		"chair":               "name",
		"write_secretary":     "",
		"secretary":           "name",
		"write_members":       "",
		"heading_3":           "",
		"heading_3_1":         "",
		"column_state":        "",
		"model_complete":      "",
		"model_incomplete":    "",
		"heading_3_2":         "",
		"write_verdicts":      "",
		"verdicts_intro":      "",
		"column_met":          "",
		"column_not_met":      "",
		"column_no_evidence":  "",
		"column_verdict":      "",
		"column_remarks":      "",
		"marks_none":          "",
		"verdict_outstanding": "",
		"verdict_recognised":  "",
		"verdict_refused":     "",
		"verdict_open":        "",
		"rating":              "rating",
		"not_assessed":        "models",
		"heading_3_3":         "",
		"write_votes":         "",
		"heading_4":           "",
		"concluded":           "assessed recognised outstanding",
		"write_conclusion":    "",
		"secretary_signs":     "",
		"chair_signs":         "",
	})
}

func proposalWords() vocabulary {
	return joined(partyWords(), annexWords(), vocabulary{
		"file_name":      "year",
		"address":        "submit_to",
		"assessed":       "assessed recognised outstanding",
		"write_process":  "",
		"request":        aboutNames + " outstanding",
		"write_reward":   "",
		"to":             "",
		"column_results": "",
		"results_none":   "",
	})
}

func decisionWords() vocabulary {
	words := joined(partyWords(), annexWords(), vocabulary{
		"file_name":             "year which",
		"write_grounds":         "",
		"ground_plan":           aboutNames + " helper",
		"ground_minutes":        aboutNames + " helper",
		"ground_request":        aboutNames + " helper",
		"decides":               "issuer",
		"article":               "number",
		"article_1":             aboutNames + " models outstanding",
		"article_1_outstanding": aboutNames + " models outstanding",
		"article_2":             aboutNames,
		"article_3":             "helper",
		"to":                    "",
		"column_note":           "",
		"note_outstanding":      "",
	})
	delete(words, "opening")
	delete(words, "closing")
	return words
}

func formWords() vocabulary {
	return vocabulary{
		"file_name_registration":  "",
		"file_name_result_report": "",
		"file_name_unit":          "form unit",
		"title_registration":      "movement year",
		"title_result_report":     "movement year",
		"subject_registration":    "movement year",
		"subject_result_report":   "movement year",
		"source":                  "number date issuer",
		"unit":                    "unit",
		"unit_open":               "",
		"guide":                   "",
		"column_number":           "",
		"column_content":          "",
		"column_value":            "",
		"hint_choice":             "",
		"hint_advice":             "advice",
		"hint_example":            "example",
		"place_and_day":           "year",
		"signs":                   "",
		"signs_hint":              "",
	}
}

func markedWords() vocabulary {
	return vocabulary{
		"file_name":       "unit receipt",
		"title_missing":   "",
		"title_criterion": "",
		"title_invalid":   "",
		"title_unclear":   "",
		"title_note":      "",
		"title_set":       "",
		"set":             "value by reason",
		"set_empty":       "by reason",
		"model":           "name",
		"advice":          "advice",
		"example":         "example",
		"basis":           "criterion section",
		"basis_criterion": "criterion",
		"basis_section":   "section",
		"near":            "",
		"near_start":      "",
	}
}

func comparisonWords() vocabulary {
	return vocabulary{
		"file_name":        "id from to",
		"title":            "",
		"subject":          "name id",
		"heading_versions": "",
		"unit":             "unit",
		"column_what":      "",
		"column_version":   "version",
		"label_file":       "",
		"label_received":   "",
		"received":         "date time",
		"label_state":      "",
		"state_complete":   "",
		"state_incomplete": "count",
		"heading_changes":  "",
		"changes_none":     "",
		"changes_count":    "count",
		"column_number":    "",
		"absent":           "",
		"heading_settled":  "",
		"settled_none":     "",
		"heading_open":     "",
		"open_none":        "",
		"open_new":         "finding version",
		"set_by":           "by",
	}
}
