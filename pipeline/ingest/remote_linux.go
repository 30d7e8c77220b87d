package ingest

import "golang.org/x/sys/unix"

// Remote tells whether a folder lies on another machine, or behind a layer
// through which no events come: what others do there is told to nobody here.
func Remote(dir string) bool {
	var stat unix.Statfs_t
	if unix.Statfs(dir, &stat) != nil {
		return false
	}
	switch uint32(stat.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC,
		unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC, unix.V9FS_MAGIC, unix.FUSE_SUPER_MAGIC, vboxShared:
		return true
	}
	return false
}

// vboxShared is the number of folders that a virtual machine shares with its
// host.
const vboxShared = 0x786f4256
