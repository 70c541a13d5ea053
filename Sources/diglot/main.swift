import DiglotCommand
import Glibc

exit(DiglotCommand.main())
