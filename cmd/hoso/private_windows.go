package main

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// keepPrivate lets only the person at the machine open a file: no entry of the
// folder above is inherited. A disk without such lists (FAT) is an error.
func keepPrivate(path string) error {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return fmt.Errorf("hoso: whose key it is: %w", err)
	}
	list, err := windows.SecurityDescriptorFromString("D:P(A;;FA;;;" + user.User.Sid.String() + ")")
	if err != nil {
		return fmt.Errorf("hoso: rights of the key: %w", err)
	}
	rights, _, err := list.DACL()
	if err != nil {
		return fmt.Errorf("hoso: rights of the key: %w", err)
	}
	return windows.SetNamedSecurityInfo(path, windows.SE_FILE_OBJECT,
		windows.DACL_SECURITY_INFORMATION|windows.PROTECTED_DACL_SECURITY_INFORMATION, nil, nil, rights, nil)
}

// isPrivate tells whether only one entry says who may open a file.
func isPrivate(path string) bool {
	held, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
	if err != nil {
		return false
	}
	rights, _, err := held.DACL()
	return err == nil && rights != nil && rights.AceCount == 1
}
