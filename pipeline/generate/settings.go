package generate

// Settings are the parts of hoso.yaml that papers print: who issues, where,
// who signs. What is empty is left blank on paper, never guessed.
type Settings struct {
	Superior   string   `yaml:"superior"`   // "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HẢI PHÒNG"
	Issuer     string   `yaml:"issuer"`     // "ĐẢNG ỦY VKSND THÀNH PHỐ HẢI PHÒNG"
	Symbol     string   `yaml:"symbol"`     // "ĐU": of the organ, in "Số …-BC/ĐU"
	Place      string   `yaml:"place"`      // "Hải Phòng"
	Authority  string   `yaml:"authority"`  // "T/M ĐẢNG ỦY"
	Title      string   `yaml:"title"`      // "PHÓ BÍ THƯ"
	Signer     string   `yaml:"signer"`     // ""
	Helper     string   `yaml:"helper"`     // "Tổ giúp việc"
	Contact    string   `yaml:"contact"`    // who receives papers
	Recipients []string `yaml:"recipients"` // of a report, without dash and mark
	Form       string   `yaml:"form"`       // "nd30" for State papers; "" the Party's rule of the day
	Sample     bool     `yaml:"sample"`     // the demonstration: "BẢN MẪU" stands across certificates
}
