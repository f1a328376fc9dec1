using DryApi.AspNetCore.Tests.Pages;
using DryApi.Tests.Browsers;

[assembly: AssemblyFixture(typeof(Browser))]

namespace DryApi.AspNetCore.Tests.Pages;

/// <summary>The browser of these tests.</summary>
public sealed class Browser : ChromiumBrowser;
