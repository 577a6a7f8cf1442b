from markdown.blockprocessors import BlockProcessor

RE_SMART_DOLLAR_INLINE: str
RE_BRACKET_INLINE: str

class BlockArithmatexProcessor(BlockProcessor): ...
