// The tests evaluate in this world.
