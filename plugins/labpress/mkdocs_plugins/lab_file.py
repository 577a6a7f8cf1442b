"""LabFile: MkDocs' file of a page that may still be good from the last build."""

from __future__ import annotations

from mkdocs.structure.files import File


class LabFile(File):
    """`is_kept` says that the page need not be made. MkDocs asks for that where it builds only what
    has changed (`dirty`), and by itself it would look at the times of files alone."""

    is_kept = False

    def is_modified(self) -> bool:
        """Whether the page must be made."""
        return not self.is_kept


def own_file(file: File) -> File:
    """MkDocs' file of a page in docs/ as one of ours; any other as it is."""
    if type(file) is not File or file.src_dir is None or not file.is_documentation_page():
        return file
    return LabFile(
        file.src_uri,
        file.src_dir,
        file.dest_dir,
        file.use_directory_urls,
        dest_uri=file.dest_uri,
        inclusion=file.inclusion,
    )
