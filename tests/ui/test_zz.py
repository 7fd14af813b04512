import pytest
from PySide6.QtWidgets import QApplication
from tests.ui import walks
from tests.ui.test_transfer_screens import settled
from tests.ui.specimens_transfer import SPECIMENS
@pytest.mark.parametrize("n", range(25))
@pytest.mark.parametrize("name", ["export-2-sign","enrolment-1-request"])
def test_a(n, name, look, shown):
    w = shown(SPECIMENS[name]())
    for scale in (150,200,100):
        look.set_scale(scale); settled(w)
        cut = walks.cut_texts(w)
        if cut:
            s = w.current
            print("CUT", name, scale, cut)
            page=s.area.widget()
            print(" page", page.height(), page.heightForWidth(page.width()), page.minimumSizeHint().height(), s.area.viewport().height())
            for p in s._pages:
                if p.isVisible(): print("  shown page", p.height(), p.heightForWidth(p.width()), p.sizeHint().height())
            page.layout().invalidate(); settled(w); print("  after invalidate", walks.cut_texts(w))
            page.updateGeometry(); settled(w); print("  after updateGeometry", walks.cut_texts(w), page.height())
            for t in page.findChildren(type(s.heading)): t.updateGeometry()
            settled(w); print("  after text", walks.cut_texts(w), page.height())
            w.resize(w.width()-1,w.height()); settled(w); print("  after resize", walks.cut_texts(w))
            pytest.fail("cut")
