package pipeline

import "context"

// RegisterPapers are the register of certificates, as paper and as workbook.
func (o *Office) RegisterPapers(ctx context.Context) ([]Paper, error) { return nil, nil }
