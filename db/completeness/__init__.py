"""How complete a client's record is, and what of it has to be asked again."""
