package pipeline

import (
	"hoso/pipeline/dossier"
)

// ForPrinter is Merged for a printer that is off: certificates on pre-printed stock are moved to the right and down by so many mm, the others
// stand where they were issued. It is a copy to print; what is archived and given out as the certificate stays as it is. stock is how many
// stand on stock.
func (o *Office) ForPrinter(issued []dossier.Certificate, right, down float64) (data []byte, stock int, err error) {
	for _, c := range issued {
		on, err := o.Press.OnStock(c.Content)
		if err != nil {
			return nil, 0, err
		}
		if on {
			stock++
		}
	}
	data, err = o.merged(issued, right, down)
	return data, stock, err
}

// asIssued is a certificate as it was issued, moved where it stands on stock.
func (o *Office) asIssued(c dossier.Certificate, right, down float64) ([]byte, error) {
	data, err := o.Printed(c)
	if err != nil || right == 0 && down == 0 {
		return data, err
	}
	stock, err := o.Press.OnStock(c.Content)
	if err != nil || !stock {
		return data, err
	}
	return o.MovePage(data, right, down)
}
