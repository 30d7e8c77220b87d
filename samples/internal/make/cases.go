package main

// cases are all the samples, in the order of their folders.
var cases = []func() (sample, error){
	twoColumns, threeColumns, numbered, labelled, wholePlan, fourColumns, list, excelForm, excelList,
	controls, tracked, tcvn3, vni, resultReport, wrongDates, oneLeader, notice, brokenOff, password, empty,
	completed, decomposed, twiceConverted, oneColumn, otherDomain, blankForm, twoModels, renamedPDF, renamedExcel,
}
