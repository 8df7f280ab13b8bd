// The tests evaluate in this worker.
