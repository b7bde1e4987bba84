/** A system, and where jpackage's image of the program has what on it. */
enum Target {
    LINUX("linux", "farol", "farol", "bin/farol", "lib/app", ".so", ".png"),
    WINDOWS("windows", "Farol", "Farol", "Farol.exe", "app", ".dll", ".ico"),
    MACOS("macos", "Farol", "Farol.app", "Contents/MacOS/Farol", "Contents/app", ".dylib", ".icns");

    final String label;
    final String appName;
    final String imageName;
    final String launcher;
    final String appFolder;
    final String librarySuffix;
    final String iconSuffix;

    Target(
            String label,
            String appName,
            String imageName,
            String launcher,
            String appFolder,
            String librarySuffix,
            String iconSuffix) {
        this.label = label;
        this.appName = appName;
        this.imageName = imageName;
        this.launcher = launcher;
        this.appFolder = appFolder;
        this.librarySuffix = librarySuffix;
        this.iconSuffix = iconSuffix;
    }

    static Target current() {
        var os = System.getProperty("os.name");
        return os.startsWith("Windows") ? WINDOWS : os.startsWith("Mac") ? MACOS : LINUX;
    }

    /** macOS knows no version that begins with 0. */
    String version(String version) {
        return this == MACOS && version.startsWith("0.") ? "1" + version.substring(1) : version;
    }
}
