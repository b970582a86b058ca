/**
 * A direct-I/O engine in user space, after {@code fs/direct-io.c} and {@code mm/filemap.c}: what diobench measures.
 *
 * <p>A file is opened on a device and used with the memory of the caller:
 *
 * <pre>{@code
 * BlockDevice device = new MemoryDevice(new DiskImage(1 << 20, (byte) 0));
 * FileIo file = FileIo.on(device).counter("spin").size(65536).map(0, 0, 16).open();
 *
 * UserMemory memory = UserMemory.untracked(16);
 * long buffer = memory.allocate(16384);
 * long written = file.write(memory, buffer, 16384, 0);
 *
 * AioContext context = new AioContext(8);
 * context.submit(new Kiocb().read(file, Iovec.of(memory, buffer, 16384), 0));
 * Kiocb[] events = new Kiocb[8];
 * int got = context.getEvents(1, 8, -1, events);
 * long read = events[0].result();
 * }</pre>
 *
 * <p>Packages build on each other in this order, and only in this order: {@code memory}, {@code bio}, {@code device},
 * {@code counter}, {@code inode}, {@code dio}, {@code file}, {@code aio}.
 */
package io.github.diobench.engine;
