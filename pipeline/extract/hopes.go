package extract

import (
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/viet"
)

// hopes are words of a label that asks for what is still to come.
var hopes = slices.Sorted(maps.Keys(foldedSet("dự kiến;cần đạt;phải đạt;mong;mong đợi;mong muốn;kỳ vọng;hướng tới;đặt ra;đề ra;sẽ;mục tiêu;kế hoạch;đăng ký")))

func isHoped(text string) bool {
	key := viet.Fold(text)
	return slices.ContainsFunc(hopes, func(word string) bool { return strings.Contains(" "+key+" ", " "+word+" ") })
}
